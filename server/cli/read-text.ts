// Reads .txt and .md: replies in paragraphs or lines, and transcripts whose lines begin with "agent:", "customer:" or "bot:".
import { maxTurns, type Role, type Turn } from '../../analyzers/message.ts'
import type { Ignore } from './ignores.ts'
import { MappedTextBuilder } from './mapped-text.ts'
import { addMessage, append, emptyContent, type FileContent, takeIgnores } from './sourced.ts'
import { findLists, type Line, listItem, skipFrontMatter, splitLines } from './split-lines.ts'

const label =
  /^[ \t]*(?:[-*>][ \t]+)?(?:(?:\[[^\]\n]{1,40}\]|\d{1,2}:\d{2}(?::\d{2})?)[ \t]*(?:[-–—][ \t]*)?)?(?:\*\*)?(agent|customer|bot)(?:[ \t]*\([^()\n]{1,40}\))?(?:\*\*)?[ \t]*:(?:\*\*)?[ \t]*/i
const separator = /^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*\r?$/
const heading = /^ {0,3}#{1,6}[ \t]/

export function readText(content: string, isMarkdown: boolean): FileContent {
  const result = emptyContent()
  const lines = splitLines(content, isMarkdown ? skipFrontMatter(content) : 0)
  const shown = (line: Line) => content.slice(line.start, line.end)
  const reader = new TextReader(content, result)
  const isOneALine = !isMarkdown && isLineByLine(lines, shown)
  const isList = isMarkdown ? findLists(content, lines) : new Set<Line>()
  for (const line of lines) {
    const text = shown(line)
    if (line.isBlank) reader.endMessage()
    if (separator.test(text) || (isMarkdown && line.hasText && heading.test(text))) {
      reader.endConversation()
      reader.collectIgnores(line)
      continue
    }
    const turn = line.hasText ? label.exec(text) : null
    if (turn) reader.startTurn((turn[1] as string).toLowerCase() as Role, line.start + turn[0].length)
    else if (line.hasText && isList.has(line)) reader.startItem(line.start + (listItem.exec(text)?.[0].length ?? 0))
    reader.collect(line)
    if (isOneALine && line.hasText) reader.endMessage()
  }
  reader.endMessage()
  reader.strand()
  return result
}

/** A text without a blank line and without turns: each line is a reply. */
function isLineByLine(lines: readonly Line[], shown: (line: Line) => string): boolean {
  const first = lines.findIndex((line) => line.hasText)
  const last = lines.findLastIndex((line) => line.hasText)
  return lines.slice(first, last + 1).every((line) => !line.isBlank && !label.test(shown(line)))
}

/** Holds the message being read, the conversation it stands in, and the ignores that wait for the next message. */
class TextReader {
  readonly #content: string
  readonly #result: FileContent
  #builder = new MappedTextBuilder()
  #ignores: Ignore[] = []
  #waiting: Ignore[] = []
  #role: Role | undefined
  #turns: Turn[] = []
  /** Labels and list markers are not part of the message. */
  #skipTo = 0

  constructor(content: string, result: FileContent) {
    this.#content = content
    this.#result = result
  }

  startTurn(role: Role, textStart: number): void {
    this.endMessage()
    this.#role = role
    this.#skipTo = textStart
  }

  startItem(textStart: number): void {
    this.endMessage()
    this.#skipTo = textStart
  }

  collectIgnores(line: Line): void {
    for (const { text, offset } of line.directives) append(this.#waiting, takeIgnores(this.#result, text, offset))
  }

  collect(line: Line): void {
    this.collectIgnores(line)
    if (!line.hasText) return
    append(this.#ignores, this.#waiting.splice(0))
    for (const [start, end] of line.pieces) this.#builder.copy(this.#content, Math.max(start, this.#skipTo), end)
  }

  endMessage(): void {
    const text = this.#builder.buildTrimmed()
    const ignores = this.#ignores
    this.#builder = new MappedTextBuilder()
    this.#ignores = []
    if (text.text === '') {
      this.#waiting = [...ignores, ...this.#waiting]
      return
    }
    const role = this.#role
    const message = addMessage(
      this.#result,
      role ? { role, ...(this.#turns.length > 0 && { context: this.#turns }) } : {},
      text,
      ignores,
    )
    if (role && message) this.#turns = [...this.#turns.slice(1 - maxTurns), { role, text: message.text }]
  }

  /** What follows is a new conversation, or a reply that stands alone. */
  endConversation(): void {
    this.endMessage()
    this.#role = undefined
    this.#turns = []
  }

  strand(): void {
    append(this.#result.strayIgnores, this.#waiting)
  }
}
