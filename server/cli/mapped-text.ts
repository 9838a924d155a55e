// Where each character of a message stands in its file, also when the file escapes it or has a comment in between.

/** Half-open offsets into the file, in UTF-16 units. */
export interface FileSpan {
  start: number
  end: number
}

/** 1-based; columns count UTF-16 units; the end is exclusive. */
export interface Region {
  line: number
  column: number
  endLine: number
  endColumn: number
}

interface Piece extends FileSpan {
  /** Offset into the message. */
  at: number
  /** A copied piece is as long in the file as in the message; an escape stands for one unit. */
  isCopy: boolean
}

export class MappedText {
  readonly text: string
  readonly #pieces: readonly Piece[]
  readonly #encode: ((text: string) => string | undefined) | undefined

  constructor(text: string, pieces: readonly Piece[], encode?: (text: string) => string | undefined) {
    this.text = text
    this.#pieces = pieces
    this.#encode = encode
  }

  /** Where a span of the message stands in the file. An empty span stands before its character. */
  locate(start: number, end: number): FileSpan {
    const first = this.#pieceAt(start)
    if (!first) return { start: 0, end: 0 }
    const from = first.isCopy ? first.start + Math.min(start - first.at, first.end - first.start) : first.start
    if (end <= start) return { start: from, end: from }
    const last = this.#pieceAt(end - 1) as Piece
    return { start: from, end: last.isCopy ? Math.min(last.start + end - last.at, last.end) : last.end }
  }

  /** What to write over a span so that the file says `text`; undefined when that needs more than this span. */
  encodeEdit(start: number, end: number, text: string): string | undefined {
    if (this.#encode) return this.#encode(text)
    // A comment inside the span would be lost with it.
    return this.#pieceAt(start) === this.#pieceAt(Math.max(start, end - 1)) ? text : undefined
  }

  /** The same text when its file stands further down in another. */
  moveBy(offset: number): MappedText {
    const moved = this.#pieces.map((piece) => ({ ...piece, start: piece.start + offset, end: piece.end + offset }))
    return new MappedText(this.text, moved, this.#encode)
  }

  #pieceAt(offset: number): Piece | undefined {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#pieces[middle] as Piece).at <= offset) low = middle
      else high = middle - 1
    }
    return this.#pieces[low]
  }
}

/** Collects the parts of one message in the order of the file. */
export class MappedTextBuilder {
  #text = ''
  readonly #pieces: Piece[] = []

  copy(content: string, start: number, end: number): void {
    const last = this.#pieces.at(-1)
    if (end <= start) return
    if (last?.isCopy && last.end === start) last.end = end
    else this.#pieces.push({ at: this.#text.length, start, end, isCopy: true })
    this.#text += content.slice(start, end)
  }

  /** One unit of the message, written as more in the file. */
  escape(unit: string, start: number, end: number): void {
    this.#pieces.push({ at: this.#text.length, start, end, isCopy: false })
    this.#text += unit
  }

  /** Without the white space around it. */
  buildTrimmed(): MappedText {
    const lead = this.#text.length - this.#text.trimStart().length
    return new MappedText(
      this.#text.trim(),
      this.#pieces.map((piece) => ({ ...piece, at: piece.at - lead })),
    )
  }

  build(encode?: (text: string) => string | undefined): MappedText {
    return new MappedText(this.#text, this.#pieces, encode)
  }
}

/** Answers line and column for an offset; a line ends at \n or \r\n. */
export class LineIndex {
  readonly #starts: number[] = [0]

  constructor(content: string) {
    for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  locate({ start, end }: FileSpan): Region {
    const from = this.#at(start)
    const to = this.#at(end)
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }

  #at(offset: number): { line: number; column: number } {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 }
  }
}
