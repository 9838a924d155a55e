// Reads a YAML or JSON file of an author and says where it is wrong: file, line, field and cure.
import { readFileSync } from 'node:fs'
import type { TSchema } from 'typebox'
import type { Compile } from 'typebox/compile'
import { type Document, LineCounter, parseDocument } from 'yaml'

/** An author's mistake: `file`, `field` and what to do about it. */
export class LexiconError extends Error {
  readonly file: string
  readonly field: string
  readonly line: number | undefined

  constructor(file: string, field: string, cure: string, line?: number) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${field || 'file'}: ${cure}`)
    this.file = file
    this.field = field
    this.line = line
  }
}

/** A file as it was read: its content, and the line on which a field stands. */
export interface AuthorFile {
  file: string
  content: unknown
  lineOf(path: readonly string[]): number | undefined
}

/** `file`: how the author knows it. @throws LexiconError when it cannot be read or is not YAML. */
export function readYaml(path: string, file: string): AuthorFile {
  const lines = new LineCounter()
  const document = parseDocument(readText(path, file), { prettyErrors: true, lineCounter: lines })
  const [error] = document.errors
  if (error) {
    const cure = error.message.split('\n')[0] ?? 'is not YAML'
    throw new LexiconError(file, '', cure, error.linePos?.[0].line)
  }
  return { file, content: document.toJS(), lineOf: (fields) => lineOf(document, lines, fields) }
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new LexiconError(file, '', code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`)
  }
}

/** The line of the field, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, fields: readonly string[]): number | undefined {
  for (let depth = fields.length; depth >= 0; depth--) {
    const at = fields.slice(0, depth).map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    const node = depth === 0 ? document.contents : document.getIn(at, true)
    const range = (node as { range?: [number, number, number] } | undefined)?.range
    if (range) return lines.linePos(range[0]).line
  }
  return
}

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')

/** @throws LexiconError for the first field that is wrong. `hint`: where the author finds what is right. */
export function checkContent(schema: ReturnType<typeof Compile<TSchema>>, read: AuthorFile, hint: string): unknown {
  if (schema.Check(read.content)) return read.content
  const [error] = schema.Errors(read.content)
  const fields = (error?.instancePath ?? '').split('/').slice(1).map(unescapePointer)
  const what = error?.message === 'schema is false' ? 'is not a known field' : (error?.message ?? 'is not valid')
  throw new LexiconError(read.file, fields.join('.'), `${what}; see ${hint}`, read.lineOf(fields))
}
