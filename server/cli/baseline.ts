// The baseline: findings that were there before Scruple was, which do not fail a run. It only ever shrinks.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { RuleFile } from '../../analyzers/rule.ts'
import { LexiconError, readYaml } from '../policy/read-yaml.ts'

const closed = { additionalProperties: false }
const Entry = Type.Object(
  {
    rule: Type.String({ pattern: '^[a-z-]+/[a-z0-9-]+$' }),
    /** Relative to the folder of the baseline, with `/`. */
    file: Type.String({ minLength: 1, maxLength: 4096 }),
    fingerprint: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    count: Type.Integer({ minimum: 1 }),
  },
  closed,
)
const BaselineFile = Type.Object({ version: Type.Literal(1), findings: Type.Array(Entry) }, closed)
export type BaselineEntry = Static<typeof Entry>
type BaselineFile = Static<typeof BaselineFile>

const isBaseline = Compile(BaselineFile)
const hints: Record<string, string> = {
  rule: 'a rule such as pressure/false-urgency',
  fingerprint: '64 digits of sha-256, in hexadecimal',
  count: 'a whole number from 1',
  version: '1',
}

export interface Baseline {
  path: string
  entries: BaselineEntry[]
  /** Is one more finding of this kind in the baseline? Each entry covers as many as it counts. */
  take(finding: { rule: string; path: string; fingerprint: string }): boolean
  /** Entries, by the files that were read, that cover more than was found. */
  countStale(paths: readonly string[]): number
}

/** @throws LexiconError with file, field and cure */
export function openBaseline(path: string, rules: Record<string, RuleFile>): Baseline {
  const { findings: entries } = readBaseline(path, rules)
  const left = new Map<string, number>()
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count)
  return {
    path,
    entries,
    take({ rule, path: file, fingerprint }) {
      const key = keyOf({ rule, file: nameIn(path, file), fingerprint })
      const count = left.get(key) ?? 0
      if (count > 0) left.set(key, count - 1)
      return count > 0
    },
    countStale(paths) {
      const read = new Set(paths.map((file) => nameIn(path, file)))
      const stale = entries.filter((entry) => read.has(entry.file) && (left.get(keyOf(entry)) ?? 0) > 0)
      return new Set(stale.map(keyOf)).size
    },
  }
}

export function readBaseline(path: string, rules: Record<string, RuleFile>): BaselineFile {
  const value = readJsonFile(path)
  if (!isBaseline.Check(value)) {
    const [error] = isBaseline.Errors(value)
    const field = error?.instancePath.slice(1).replaceAll('/', '.') ?? ''
    const hint = hints[field.split('.').pop() ?? '']
    const what = error?.message === 'schema is false' ? 'is not a known field' : (error?.message ?? 'is not valid')
    throw new LexiconError(
      path,
      field,
      hint ? `must be ${hint}` : `${what}; write a new one with scruple baseline`,
      readYaml(path, path).lineOf(field.split('.')),
    )
  }
  value.findings.forEach(({ rule }, i) => {
    const file = Object.hasOwn(rules, rule) ? rules[rule] : undefined
    if (file && file.kind !== 'signal' && file.neverReleased)
      throw new LexiconError(
        path,
        `findings.${i}.rule`,
        `${rule} cannot be ignored; remove the entry and change the wording`,
      )
  })
  return value
}

function readJsonFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new LexiconError(path, '', `cannot be read (${code}); \`scruple baseline … --write ${path}\` writes one`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new LexiconError(path, '', 'is not JSON; write a new one with scruple baseline')
  }
}

/** Sorted, so that two runs write the same bytes. The old file stays whole until the new one is. */
export function writeBaseline(path: string, entries: readonly BaselineEntry[]): void {
  const findings = [...entries].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    writeFileSync(temporary, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`)
    renameSync(temporary, path)
  } catch (error) {
    throw new LexiconError(path, '', `cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
}

export interface Shrunk {
  entries: BaselineEntry[]
  /** Findings that the entries covered before and that no longer occur. */
  removed: number
  /** Findings that no entry covers: they are not added. */
  fresh: number
}

/** `found`: what occurs now. Entries of files that were not read stay as long as the file is there. */
export function shrinkBaseline(
  path: string,
  old: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  paths: readonly string[],
): Shrunk {
  const read = new Set(paths.map((file) => nameIn(path, file)))
  const now = new Map(found.map((entry) => [keyOf(entry), entry.count]))
  const entries: BaselineEntry[] = []
  let removed = 0
  for (const entry of old) {
    const isKept = !read.has(entry.file) && existsSync(resolve(dirname(path), entry.file))
    const occurring = now.get(keyOf(entry)) ?? 0
    const count = isKept ? entry.count : Math.min(entry.count, occurring)
    now.set(keyOf(entry), occurring - Math.min(count, occurring))
    removed += entry.count - count
    if (count > 0) entries.push({ ...entry, count })
  }
  return { entries, removed, fresh: [...now.values()].reduce((sum, count) => sum + count, 0) }
}

/** A file as the baseline names it. */
export const nameIn = (baseline: string, file: string) =>
  relative(dirname(resolve(baseline)), resolve(file))
    .split(sep)
    .join('/')

const keyOf = ({ file, rule, fingerprint }: Omit<BaselineEntry, 'count'>) => `${file}\n${rule}\n${fingerprint}`
