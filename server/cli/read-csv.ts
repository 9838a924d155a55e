// Reads .csv with a header: a column of texts, and optionally `id`, `role`, `conversation` and `scruple-ignore`.
import { maxTurns, type Turn } from '../../analyzers/message.ts'
import { ignoreName } from './ignores.ts'
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'
import { textNames } from './read-json.ts'
import { addMessage, emptyContent, type FileContent, takeIgnores, toRole } from './sourced.ts'

interface Cell {
  /** Without the quotes around it. */
  start: number
  end: number
  isQuoted: boolean
}

export function readCsv(content: string): FileContent {
  const result = emptyContent()
  if (content.trim() === '') return result
  const delimiter = chooseDelimiter(content)
  const rows = splitRows(content, delimiter, result)
  const header = readHeader(content, rows.shift(), delimiter)
  const columnOf = (...names: string[]) => header.indexOf(names.find((name) => header.includes(name)) ?? '')
  const columns = {
    text: columnOf(...textNames),
    id: columnOf('id'),
    role: columnOf('role'),
    conversation: columnOf('conversation', 'conversation_id', 'conversationid'),
    ignore: columnOf(ignoreName),
  }
  if (columns.text < 0) {
    result.foreign = `has no column named ${textNames.join(', ')}`
    return result
  }
  const conversations = new Map<string, Turn[]>()
  for (const row of rows) readRow({ content, delimiter, columns, conversations, result }, row)
  return result
}

interface Sheet {
  content: string
  delimiter: string
  columns: Record<'text' | 'id' | 'role' | 'conversation' | 'ignore', number>
  conversations: Map<string, Turn[]>
  result: FileContent
}

function readRow({ content, delimiter, columns, conversations, result }: Sheet, row: readonly Cell[]): void {
  const cellOf = (column: number) => (column < 0 ? undefined : row[column])
  const readCellOf = (column: number) => {
    const cell = cellOf(column)
    return cell ? mapCell(content, cell, delimiter).text.trim() : ''
  }
  const cell = cellOf(columns.text)
  const ignoreCell = cellOf(columns.ignore)
  const ignored = readCellOf(columns.ignore)
  const ignores = ignoreCell && ignored !== '' ? takeIgnores(result, ignored, ignoreCell.start) : []
  if (!cell) return
  const id = readCellOf(columns.id)
  const word = readCellOf(columns.role)
  const role = word === '' ? undefined : (toRole(word) ?? word)
  const conversation = readCellOf(columns.conversation)
  const context = columns.role < 0 ? undefined : conversations.get(conversation)
  const value = { ...(id !== '' && { id }), ...(role && { role }), ...(context && { context }) }
  const message = addMessage(result, value, mapCell(content, cell, delimiter), ignores)
  if (message?.role)
    conversations.set(conversation, [
      ...(context ?? []).slice(1 - maxTurns),
      { role: message.role, text: message.text },
    ])
}

function readHeader(content: string, row: readonly Cell[] | undefined, delimiter: string): string[] {
  return (row ?? []).map((cell) => mapCell(content, cell, delimiter).text.trim().toLowerCase())
}

/** The one that makes a known column of the header, and the most columns. */
function chooseDelimiter(content: string): string {
  const first = content.slice(0, content.search(/\n|$/))
  const columnsBy = (delimiter: string) => {
    const header = readHeader(first, splitRows(first, delimiter, emptyContent())[0], delimiter)
    return header.some((name) => textNames.includes(name)) ? header.length : 0
  }
  return [',', ';', '\t', '|'].reduce((best, each) => (columnsBy(each) > columnsBy(best) ? each : best))
}

/** RFC 4180, and white space around quotes. Rows without any character are passed over. */
function splitRows(content: string, delimiter: string, result: FileContent): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  const findLineEnd = makeLineEndFinder(content)
  let at = 0
  while (at < content.length) {
    const cell = readCell(content, at, delimiter, findLineEnd)
    if (!cell) {
      result.faults.push({ error: 'has a quoted field that is never closed', offset: at })
      return rows
    }
    if (cell.hasTail)
      result.faults.push({
        error: 'has text after a closing quote; write a quote inside a field twice',
        offset: cell.start,
      })
    row.push(cell)
    at = cell.next
    if (content.startsWith(delimiter, at)) {
      at += delimiter.length
      if (at < content.length) continue
      row.push({ start: at, end: at, isQuoted: false })
    }
    if (row.length > 1 || row.some(({ start, end }) => end > start)) rows.push(row)
    row = []
    at = skipLineBreak(content, at)
  }
  return rows
}

function skipLineBreak(content: string, at: number): number {
  if (content.startsWith('\r\n', at)) return at + 2
  return at + 1
}

function readCell(content: string, from: number, delimiter: string, findLineEnd: (from: number) => number) {
  const quote = /[ \t]*"/y
  quote.lastIndex = from
  const stop = (start: number) => {
    const breakAt = findLineEnd(start)
    const delimiterAt = content.slice(start, breakAt).indexOf(delimiter)
    return delimiterAt < 0 ? breakAt : start + delimiterAt
  }
  if (!quote.test(content)) {
    const end = stop(from)
    return { start: from, end, isQuoted: false, next: end, hasTail: false }
  }
  const start = quote.lastIndex
  for (let close = content.indexOf('"', start); close >= 0; close = content.indexOf('"', close + 2)) {
    if (content.charAt(close + 1) === '"') continue
    const next = stop(close + 1)
    return { start, end: close, isQuoted: true, next, hasTail: content.slice(close + 1, next).trim() !== '' }
  }
}

/** Remembers the end of the line, so that a line of many fields is not searched once a field. */
function makeLineEndFinder(content: string): (from: number) => number {
  let known = -1
  return (from) => {
    if (known >= from) return known
    const newline = content.indexOf('\n', from)
    if (newline < 0) known = content.length
    else known = newline > from && content.charAt(newline - 1) === '\r' ? newline - 1 : newline
    return known
  }
}

function mapCell(content: string, { start, end, isQuoted }: Cell, delimiter: string): MappedText {
  const builder = new MappedTextBuilder()
  if (!isQuoted) {
    builder.copy(content, start, end)
    // A text that needs quotes cannot be written into a field without them.
    return builder.build((text) => (/["\r\n]/.test(text) || text.includes(delimiter) ? undefined : text))
  }
  let at = start
  for (let quote = content.indexOf('"', at); quote >= 0 && quote < end; quote = content.indexOf('"', at)) {
    builder.copy(content, at, quote)
    builder.escape('"', quote, quote + 2)
    at = quote + 2
  }
  builder.copy(content, at, end)
  return builder.build((text) => text.replaceAll('"', '""'))
}
