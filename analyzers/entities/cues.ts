// Words around a value: one pass over the text finds all cues of all formats, in one trie.

interface Node {
  next: Map<string, Node>
  /** The word sets that have a phrase which ends here. */
  ends: number[]
}

export interface CueHit {
  start: number
  end: number
}

/** Positions of the phrases of each word set. */
export type CueHits = ReadonlyArray<readonly CueHit[] | undefined>

const word = /[\p{L}\p{N}]+/gu

interface Token {
  text: string
  start: number
}

const isPlainWordCode = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

/** Lower-case words. Plain ASCII, nearly all messages, without a regular expression: three times as fast. */
function splitWords(lower: string): Token[] {
  const tokens: Token[] = []
  let start = -1
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32
    if (code > 127) return Array.from(lower.matchAll(word), (match) => ({ text: match[0], start: match.index }))
    if (isPlainWordCode(code)) {
      if (start < 0) start = i
    } else if (start >= 0) {
      tokens.push({ text: lower.slice(start, i), start })
      start = -1
    }
  }
  return tokens
}

const newNode = (): Node => ({ next: new Map(), ends: [] })

export class CueTrie {
  readonly #root = newNode()
  readonly #ids = new Map<string, number>()

  /** The number of a word set; equal sets share one. */
  add(phrases: readonly string[]): number {
    const key = phrases.join('\n')
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(key, id)
    for (const phrase of phrases) this.#insert(phrase, id)
    return id
  }

  #insert(phrase: string, id: number): void {
    let node = this.#root
    for (const [part] of phrase.toLowerCase().matchAll(word)) {
      let next = node.next.get(part)
      if (!next) {
        next = newNode()
        node.next.set(part, next)
      }
      node = next
    }
    if (!node.ends.includes(id)) node.ends.push(id)
  }

  find(text: string): CueHits {
    const hits: CueHit[][] = []
    // Lower case may change the length (İ); then offsets would slip, and such text holds no cue of ours.
    const lower = text.toLowerCase()
    if (lower.length !== text.length) return hits
    const tokens = splitWords(lower)
    for (let first = 0; first < tokens.length; first++) this.#walk(tokens, first, hits)
    return hits
  }

  #walk(tokens: readonly Token[], first: number, hits: CueHit[][]): void {
    let node: Node | undefined = this.#root
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at] as Token
      const before = tokens[at - 1]
      // The words of one phrase stand together: "sort code", "a/c", but not "sort. Code".
      if (at > first && before && token.start - before.start - before.text.length > 2) return
      node = node?.next.get(token.text)
      if (!node) return
      for (const id of node.ends) {
        hits[id] ??= []
        hits[id].push({ start: tokens[first]?.start ?? 0, end: token.start + token.text.length })
      }
    }
  }
}

/** A sentence ends here: its cues do not speak for a value in the next one. */
const sentenceBreak = /[.!?]["')]?\s|\n/
/** … unless the next one only hands the value over: "I sent you a code. It's 482193". */
const handover = /^[^.!?\n]*[.!?:]\s+(?:it(?:'s| is| was)|that(?:'s| is| was)|this is|here(?: it is|'s)?)?:?\s*$/i
const numberBetween = /\d{3}/

export interface Nearest {
  distance: number
  phrase: string
}

/** How far after a value a cue still speaks for it: "899-14-2207 is your social". */
const reachAfter = 32

export function nearestCue(
  hits: readonly CueHit[] | undefined,
  text: string,
  start: number,
  end: number,
  window: number,
): Nearest | null {
  return nearest(hits, text, start, end, window, (between) => !sentenceBreak.test(between) || handover.test(between))
}

/** A look-alike's word belongs to the first number after it: "about order 4421 call 020 7946 0000" is still a telephone number. */
export function nearestLookAlike(
  hits: readonly CueHit[] | undefined,
  text: string,
  start: number,
  end: number,
  window: number,
): Nearest | null {
  return nearest(
    hits,
    text,
    start,
    end,
    window,
    (between) => !sentenceBreak.test(between) && !numberBetween.test(between),
  )
}

function nearest(
  hits: readonly CueHit[] | undefined,
  text: string,
  start: number,
  end: number,
  window: number,
  isJoined: (between: string) => boolean,
): Nearest | null {
  let best: Nearest | null = null
  for (const hit of hitsBetween(hits, start - window, end + reachAfter)) {
    const isBefore = hit.end <= start
    if (!isBefore && hit.start < end) continue
    const distance = isBefore ? start - hit.end : hit.start - end + afterPenalty
    if (distance > (isBefore ? window : Math.min(reachAfter, window)) || (best && distance >= best.distance)) continue
    const between = isBefore ? text.slice(hit.end, start) : text.slice(end, hit.start)
    if (isBefore ? isJoined(between) : isSaidAfter(between)) {
      best = { distance, phrase: text.slice(hit.start, hit.end).toLowerCase() }
    }
  }
  return best
}

/** In the same sentence, and not past another number, unless it is one of a list: "0301 234 and 0170 123 on file". */
const isSaidAfter = (between: string) =>
  !sentenceBreak.test(between) && (!numberBetween.test(between) || /^ ?(?:and|or|,|&|\+|\/) ?[\d(+]/.test(between))

/** A word before a value says what it is more often than one after it. */
const afterPenalty = 12

/** Longest phrase of any format, in characters: a hit that starts this far before a place may still reach it. */
const maxPhrase = 64

/** The hits that start in a part of the text, by bisection: a hostile text may hold a cue at every second word. */
export function* hitsBetween(hits: readonly CueHit[] | undefined, from: number, to: number): Generator<CueHit> {
  if (!hits) return
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle] as CueHit).start < from - maxPhrase) low = middle + 1
    else high = middle
  }
  for (; low < hits.length && (hits[low] as CueHit).start <= to; low++) yield hits[low] as CueHit
}
