// Reads and validates every rule, word list, entity format and clock; stops with file, line, field and cure when one is wrong.
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { EntityFormat } from '../../analyzers/entities/format.ts'
import { Clock, type Lexicon } from '../../analyzers/lexicon.ts'
import { type RuleFile, ruleSchemas } from '../../analyzers/rule.ts'
import { ScoreModel } from '../../analyzers/text/07-score.ts'
import { type AuthorFile, checkContent, LexiconError, readYaml } from './read-yaml.ts'

export { LexiconError } from './read-yaml.ts'

/** The lexicon that comes with Scruple. */
export const lexiconsDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lexicons')

const isEntityFormat = Compile(EntityFormat as TSchema)
const isWordLists = Compile(
  Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })) as TSchema,
)
const isRule = Object.fromEntries(
  Object.entries(ruleSchemas).map(([kind, schema]) => [kind, Compile(schema as TSchema)]),
)
const isClocks = Compile(Type.Array(Clock) as TSchema)
const isScoreModel = Compile(ScoreModel as TSchema)
const hint = 'lexicons/rule.schema.json'

/** @throws LexiconError for the first file that is wrong; nothing is half-loaded. */
export function loadLexicon(dir: string = lexiconsDir): Lexicon {
  const lexicon: Lexicon = { rules: {}, lists: {}, entities: [] }
  if (!existsSync(dir)) throw new LexiconError(dir, '', 'there is no such folder')
  for (const path of listYaml(dir)) {
    const file = relative(dir, path)
    const [room, folder] = file.split(sep)
    const read = readYaml(path, file)
    if (room === 'entities') lexicon.entities.push(checkContent(isEntityFormat, read, hint) as EntityFormat)
    else if (file === 'clocks.yaml') lexicon.clocks = checkContent(isClocks, read, hint) as Clock[]
    else if (folder === 'lists') addLists(lexicon, checkContent(isWordLists, read, hint) as Lexicon['lists'], read)
    else lexicon.rules[`${folder}/${basename(path, '.yaml')}`] = readRule(read)
  }
  const score = join(dir, 'en', 'score.json')
  if (existsSync(score))
    lexicon.score = checkContent(isScoreModel, readYaml(score, 'en/score.json'), hint) as ScoreModel
  return lexicon
}

function readRule(read: AuthorFile): RuleFile {
  const kind = (read.content as { kind?: unknown } | null)?.kind
  const schema = typeof kind === 'string' ? isRule[kind] : undefined
  if (!schema) throw new LexiconError(read.file, 'kind', `must be one of ${Object.keys(ruleSchemas).join(', ')}`)
  return checkContent(schema, read, hint) as RuleFile
}

/** A name stands once over all files: a second list of that name would silently replace the first. */
function addLists({ lists }: Lexicon, added: Lexicon['lists'], read: AuthorFile): void {
  for (const [name, entries] of Object.entries(added)) {
    if (lists[name])
      throw new LexiconError(
        read.file,
        name,
        'is the name of another list too; choose another name',
        read.lineOf([name]),
      )
    lists[name] = entries
  }
}

function listYaml(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
