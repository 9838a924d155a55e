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
  return { file, content: toPlain(document, file), lineOf: (fields) => lineOf(document, lines, fields) }
}

/** @throws LexiconError for an alias without its anchor, or aliases that would grow without bounds. */
function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw new LexiconError(file, '', (error as Error).message)
  }
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

/** @throws LexiconError for the field that is wrong. `hint`: where the author finds what is right. */
export function checkContent(schema: ReturnType<typeof Compile<TSchema>>, read: AuthorFile, hint: string): unknown {
  if (schema.Check(read.content)) return read.content
  const errors = schema.Errors(read.content).map((error) => ({
    ...error,
    fields: error.instancePath.split('/').slice(1).map(unescapePointer),
  }))
  const fields = findDeepest(errors, read.content)
  const here = errors.filter((error) => error.fields.join('/') === fields.join('/'))
  throw new LexiconError(read.file, fields.join('.'), `${describe(here)}; see ${hint}`, read.lineOf(fields))
}

interface SchemaError {
  keyword: string
  message: string
  params: object
  fields: string[]
}

/** Where a value may have one of several forms, the form that goes deepest is the one the author meant. */
function findDeepest(errors: readonly SchemaError[], content: unknown): string[] {
  const isForm = ({ keyword, params, fields }: SchemaError) =>
    keyword === 'type' && 'type' in params && params.type !== 'object' && isObject(valueAt(content, fields))
  const meant = errors.filter((error) => !isForm(error) && error.keyword !== 'anyOf')
  const [deepest] = (meant.length > 0 ? meant : errors).toSorted((a, b) => b.fields.length - a.fields.length)
  return deepest?.fields ?? []
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const valueAt = (content: unknown, fields: readonly string[]): unknown =>
  fields.reduce((value: unknown, field) => (value as Record<string, unknown> | undefined)?.[field], content)

function describe(errors: readonly SchemaError[]): string {
  if (errors.some(({ keyword }) => keyword === 'boolean')) return 'is not a known field'
  const types = errors.flatMap(({ keyword, params }) =>
    keyword === 'type' && 'type' in params ? [String(params.type)] : [],
  )
  const other = errors.find(({ keyword }) => !['type', 'anyOf', 'additionalProperties'].includes(keyword))
  if (other) return other.message
  return types.length > 1
    ? `must be ${types.slice(0, -1).join(', ')} or ${types.at(-1)}`
    : (errors[0]?.message ?? 'is not valid')
}
