// One file as messages with their places, whatever its kind.
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { describeReadError, type FoundFile } from './find-files.ts'
import { LineIndex } from './mapped-text.ts'
import { readCsv } from './read-csv.ts'
import { readJson, readJsonLines } from './read-json.ts'
import { readText } from './read-text.ts'
import { emptyContent, type FileContent } from './sourced.ts'

export interface ReadFile extends FileContent {
  lines: LineIndex
}

const maxMiB = 64

export async function readMessages({ path, isNamed }: FoundFile): Promise<ReadFile> {
  try {
    const status = await stat(path)
    if (!status.isFile()) return unread('is not a file')
    if (status.size > maxMiB * 2 ** 20)
      return unread(`is larger than ${maxMiB} MiB; split it, or pipe its messages to scruple lint --format jsonl`)
    const file = readContent(path, await readFile(path))
    return isNamed ? refuseForeign(file) : file
  } catch (error) {
    return unread(describeReadError(error))
  }
}

/** `path` says the kind. A byte order mark is not part of the text. */
export function readContent(path: string, bytes: Uint8Array): ReadFile {
  let content: string
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return unread('is not UTF-8 text; save it as UTF-8')
  }
  return { ...readAs(extname(path).toLowerCase(), content), lines: new LineIndex(content) }
}

/** A file that was named must hold messages. */
export function refuseForeign(file: ReadFile): ReadFile {
  return file.foreign === undefined ? file : { ...file, faults: [...file.faults, { error: file.foreign, offset: 0 }] }
}

function readAs(kind: string, content: string): FileContent {
  switch (kind) {
    case '.json':
      return readJson(content)
    case '.jsonl':
      return readJsonLines(content)
    case '.csv':
      return readCsv(content)
    default:
      return readText(content, kind === '.md')
  }
}

function unread(error: string): ReadFile {
  return { ...emptyContent(), faults: [{ error, offset: 0 }], lines: new LineIndex('') }
}
