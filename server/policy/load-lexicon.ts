// Reads and validates every rule, word list and entity format; stops with file, field and cure when one is wrong.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { parseDocument } from 'yaml'
import { EntityFormat } from '../../analyzers/entities/format.ts'
import { type Lexicon, type RuleFile, ruleSchemas } from '../../analyzers/rule.ts'

/** The lexicon that comes with Scruple. */
export const lexiconsDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lexicons')

/** An author's mistake: `file`, `field` and what to do about it. */
export class LexiconError extends Error {
  readonly file: string
  readonly field: string

  constructor(file: string, field: string, cure: string) {
    super(`${file}: ${field || 'file'}: ${cure}`)
    this.file = file
    this.field = field
  }
}

const isEntityFormat = Compile(EntityFormat)
const isWordLists = Compile(Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })))
const isRule = Object.fromEntries(
  Object.entries(ruleSchemas).map(([kind, schema]) => [kind, Compile(schema as TSchema)]),
)

/** @throws LexiconError for the first file that is wrong; nothing is half-loaded. */
export function loadLexicon(dir: string = lexiconsDir): Lexicon {
  const lexicon: Lexicon = { rules: {}, lists: {}, entities: [] }
  for (const path of listYaml(dir)) {
    const file = relative(dir, path)
    const [room, folder] = file.split(sep)
    const content = readYaml(path, file)
    if (room === 'entities') lexicon.entities.push(checked(isEntityFormat, content, file) as EntityFormat)
    else if (folder === 'lists') addLists(lexicon, checked(isWordLists, content, file) as Lexicon['lists'], file)
    else lexicon.rules[`${folder}/${basename(path, '.yaml')}`] = readRule(content, file)
  }
  return lexicon
}

function readRule(content: unknown, file: string): RuleFile {
  const kind = (content as { kind?: unknown } | null)?.kind
  const schema = typeof kind === 'string' ? isRule[kind] : undefined
  if (!schema) throw new LexiconError(file, 'kind', `must be one of ${Object.keys(ruleSchemas).join(', ')}`)
  return checked(schema, content, file) as RuleFile
}

/** A name stands once over all files: a second list of that name would silently replace the first. */
function addLists({ lists }: Lexicon, added: Lexicon['lists'], file: string): void {
  for (const [name, entries] of Object.entries(added)) {
    if (lists[name]) throw new LexiconError(file, name, 'is the name of another list too; choose another name')
    lists[name] = entries
  }
}

function checked(schema: ReturnType<typeof Compile>, content: unknown, file: string): unknown {
  if (schema.Check(content)) return content
  const [error] = schema.Errors(content)
  const field = error?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? ''
  const what = error?.message === 'schema is false' ? 'is not a known field' : (error?.message ?? 'is not valid')
  throw new LexiconError(file, field, `${what}; see lexicons/rule.schema.json`)
}

function readYaml(path: string, file: string): unknown {
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true })
  const [error] = document.errors
  if (error)
    throw new LexiconError(file, `line ${error.linePos?.[0].line ?? 1}`, error.message.split('\n')[0] ?? 'is not YAML')
  return document.toJS()
}

function listYaml(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
