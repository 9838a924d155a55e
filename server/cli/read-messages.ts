// Turns a line or a file into messages to lint, or says what is wrong and where.
import { extname } from 'node:path'
import Papa from 'papaparse'
import { Compile } from 'typebox/compile'
import { Message } from '../../analyzers/message.ts'

export type Read = { message: Message; where: string } | { error: string; where: string; id?: string | number }

const isMessage = Compile(Message)

/** A JSON value as a message; the error names the field. */
export function readMessage(value: unknown, where: string): Read {
  if (isMessage.Check(value)) return { message: value, where }
  const id = (value as { id?: unknown } | null)?.id
  const [error] = isMessage.Errors(value)
  const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'message'
  // What TypeBox says of a property that the schema does not name.
  const what = error?.message === 'schema is false' ? 'is not a known field' : (error?.message ?? 'is not valid')
  return { error: `${field} ${what}`, where, ...((typeof id === 'string' || typeof id === 'number') && { id }) }
}

export function readJsonLine(line: string, where: string): Read {
  try {
    return readMessage(JSON.parse(line), where)
  } catch {
    return { error: 'is not JSON; expected {"text": …} on one line', where }
  }
}

/** `.jsonl`: a message a line. `.json`: a message or an array of messages or texts. `.csv`: the column `text`, `message` or `body`. Else: a message a paragraph. */
export function readFileContent(path: string, content: string): Read[] {
  switch (extname(path).toLowerCase()) {
    case '.jsonl':
    case '.ndjson':
      return content.split('\n').flatMap((line, i) => (line.trim() ? [readJsonLine(line, `${path}:${i + 1}`)] : []))
    case '.json':
      return readJsonFile(path, content)
    case '.csv':
      return readCsv(path, content)
    default:
      return readParagraphs(path, content)
  }
}

function readJsonFile(path: string, content: string): Read[] {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return [{ error: 'is not JSON', where: path }]
  }
  const values = Array.isArray(value) ? value : [value]
  return values.map((each, i) => readMessage(typeof each === 'string' ? { text: each } : each, `${path}#${i + 1}`))
}

const textColumns = ['text', 'message', 'body', 'content']

function readCsv(path: string, content: string): Read[] {
  const { data, meta, errors } = Papa.parse<Record<string, string>>(content, { header: true, skipEmptyLines: true })
  const column = meta.fields?.find((field) => textColumns.includes(field.trim().toLowerCase()))
  if (!column) return [{ error: `has no column named ${textColumns.join(', ')}`, where: path }]
  const fatal = errors.find((error) => error.type === 'Quotes')
  if (fatal) return [{ error: fatal.message, where: `${path}:${(fatal.row ?? 0) + 2}` }]
  return data.map((row, i) => readMessage({ text: row[column] ?? '' }, `${path}:${i + 2}`))
}

function readParagraphs(path: string, content: string): Read[] {
  const reads: Read[] = []
  let line = 1
  for (const paragraph of content.split(/\n[ \t]*\n/)) {
    const text = paragraph.trim()
    const first = line + (/^\s*/.exec(paragraph)?.[0].split('\n').length ?? 1) - 1
    if (text) reads.push(readMessage({ text }, `${path}:${first}`))
    line += paragraph.split('\n').length + 1
  }
  return reads
}
