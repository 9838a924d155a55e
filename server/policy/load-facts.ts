// Reads company facts from a file or a folder: each with its owner, source and validity, or nothing at all.
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { TSchema } from 'typebox'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { FactRecord } from '../../analyzers/facts/fact-book.ts'
import { type Lexicon, readPaths } from '../../analyzers/lexicon.ts'
import type { RuleFile } from '../../analyzers/rule.ts'
import { type AuthorFile, checkContent, LexiconError, readYaml } from './read-yaml.ts'

const closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' })
const Value = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()])
const origin = {
  /** Who answers for it. */
  owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Where it was taken from: a system, a document, an address. */
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  /** First and last day on which it holds; without `validUntil`, until further notice. */
  validFrom: Type.Optional(Day),
  validUntil: Type.Optional(Day),
}
const FullFact = Type.Object(
  { value: Value, names: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }))), ...origin },
  closed,
)

/** A facts file. What stands beside `facts` holds for every fact in it that does not say otherwise. */
const FactsFile = Type.Object(
  {
    version: Type.Literal(1),
    /** The author's own mark of this state of the file: a date, a number, a commit. */
    revision: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    ...origin,
    facts: Type.Record(
      Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*$' }),
      Type.Union([Value, FullFact]),
      closed,
    ),
  },
  closed,
)
type FactsFile = Static<typeof FactsFile>

const schema = Compile(FactsFile as TSchema)
const hint = 'docs/policy.md'

/** `path`: a YAML or JSON file, or a folder of them. @throws LexiconError for the first fact that is wrong. */
export function loadFacts(path: string, lexicon: Lexicon): FactRecord[] {
  const roots = knownRoots(lexicon)
  const records = new Map<string, FactRecord>()
  for (const file of listFiles(path)) {
    const read = readYaml(file, relative(process.cwd(), file) || file)
    const content = checkContent(schema, read, hint) as FactsFile
    for (const record of readRecords(content, read, roots)) {
      if (records.has(record.path))
        throw new LexiconError(
          read.file,
          record.path,
          'stands in two files; keep one',
          read.lineOf(['facts', record.path]),
        )
      records.set(record.path, record)
    }
  }
  return [...records.values()]
}

function readRecords({ facts, ...file }: FactsFile, read: AuthorFile, roots: ReadonlySet<string>): FactRecord[] {
  return Object.entries(facts).map(([path, given]) => {
    const fail = (cure: string): never => {
      throw new LexiconError(read.file, `facts.${path}`, cure, read.lineOf(['facts', path]))
    }
    const root = path.split('.', 1)[0] ?? ''
    if (!roots.has(root)) fail(`no rule reads facts under "${root}"; they read ${[...roots].sort().join(', ')}`)
    const own = typeof given === 'object' ? given : { value: given }
    const owner = own.owner ?? file.owner ?? fail('names no owner; add `owner` to it or to the file')
    const source = own.source ?? file.source ?? fail('names no source; add `source` to it or to the file')
    const validFrom = own.validFrom ?? file.validFrom ?? fail('has no first day; add `validFrom` to it or to the file')
    const validUntil = own.validUntil ?? file.validUntil
    if (validUntil !== undefined && validUntil < validFrom) fail('ends before it begins')
    return {
      path,
      value: own.value,
      ...('names' in own && own.names && { names: own.names }),
      owner,
      source,
      validFrom,
      ...(validUntil !== undefined && { validUntil }),
    }
  })
}

/** First parts of the paths that rules read, and those the engine reads itself: a typing error would leave a rule blind. */
function knownRoots({ rules }: Lexicon): Set<string> {
  const roots = new Set(['own', 'allowedDomains', 'state', 'sector', 'order'])
  for (const rule of Object.values(rules)) {
    for (const path of factPaths(rule)) roots.add(path.split('.', 1)[0] ?? path)
  }
  return roots
}

const factPaths = (rule: RuleFile) => (rule.kind === 'signal' ? Object.keys(rule.sets ?? {}) : readPaths(rule))

function listFiles(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) throw new LexiconError(path, '', 'there is no such file or folder')
  if (!stats.isDirectory()) return [path]
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  if (files.length === 0) throw new LexiconError(path, '', 'holds no .yaml or .json file')
  return files
}
