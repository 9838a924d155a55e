// Loads all that a linter is made of: the lexicon, the company's facts, and its own settings; whole or not at all.
import { join } from 'node:path'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { createLinter, type Linter } from '../../analyzers/lint.ts'
import { type Level, type Policy, PolicyFile, type Scope } from '../../analyzers/policy.ts'
import { PatternError, PatternReader } from '../../analyzers/text/03-pattern.ts'
import { Vocabulary } from '../../analyzers/text/vocabulary.ts'
import { loadFacts } from './load-facts.ts'
import { lexiconsDir, loadLexicon } from './load-lexicon.ts'
import { type AuthorFile, checkContent, LexiconError, readYaml } from './read-yaml.ts'

export interface PolicyOptions {
  /** A folder of rules, lists and formats in place of the one that comes with Scruple. */
  lexicon?: string | undefined
  /** A policy file: what organisation, teams and channels change. */
  policy?: string | undefined
  /** A file or folder of company facts. */
  facts?: string | undefined
}

const schema = Compile(PolicyFile as TSchema)

/** @throws LexiconError: the first mistake with file, line, field and cure; nothing is half-loaded. */
export function loadPolicy(options: PolicyOptions = {}): Policy {
  const lexicon = loadLexicon(options.lexicon)
  checkReferences(lexicon)
  const facts = options.facts === undefined ? {} : { facts: loadFacts(options.facts, lexicon) }
  const policy: Policy = { ...lexicon, ...facts }
  return options.policy === undefined ? policy : { ...policy, cascade: readCascade(options.policy, policy) }
}

/** The policy and its linter. @throws LexiconError also for a pattern that cannot be read. */
export function loadLinter(
  options: PolicyOptions = {},
  scope: Scope = {},
  now?: string,
): { policy: Policy; linter: Linter } {
  const policy = loadPolicy(options)
  try {
    return { policy, linter: createLinter(policy, scope, now) }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    throw toLexiconError(error, options.lexicon ?? lexiconsDir)
  }
}

/** `category/rule: field: what is wrong`, with the line of the field. */
function toLexiconError({ message }: PatternError, dir: string): LexiconError {
  const [, id, field, cure] = /^([\w-]+\/[\w-]+): ([\w.]+): (.*)$/s.exec(message) ?? []
  if (id === undefined || field === undefined) return new LexiconError(dir, '', message)
  const file = join('en', `${id}.yaml`)
  return new LexiconError(file, field, cure ?? message, readYaml(join(dir, file), file).lineOf(field.split('.')))
}

/** A signal or clock that no file names would leave the rule silent for ever. */
function checkReferences({ rules, lists, entities, clocks }: Policy): void {
  const isSignal = (name: string) => rules[`signals/${name}`]?.kind === 'signal'
  for (const { type, cues = [], also = [], not = [], person = [], organisation = [], unowned = [] } of entities) {
    const words = [...cues, ...also, ...not, ...person, ...organisation, ...unowned]
    const unknown = words.find((word) => word.startsWith('@') && !lists[word.slice(1)])
    if (unknown !== undefined) throw new LexiconError('entities', type, `there is no word list ${unknown}`)
  }
  for (const [id, rule] of Object.entries(rules)) {
    const file = `en/${id}.yaml`
    if (rule.kind === 'signal') {
      const unknown = rule.clocks?.find((clock) => !clocks?.some((each) => each.id === clock))
      if (unknown !== undefined) throw new LexiconError(file, 'clocks', `there is no clock "${unknown}" in clocks.yaml`)
      continue
    }
    const named = [rule.when, ...(rule.kind === 'phrase' ? (rule.cases ?? []).map((each) => each.when) : [])]
    const unknown = named.flatMap((when) => when?.signal ?? []).find((name) => !isSignal(name))
    if (unknown !== undefined) throw new LexiconError(file, 'when.signal', `there is no signal "${unknown}"`)
  }
}

function readCascade(path: string, policy: Policy): PolicyFile {
  const read = readYaml(path, path)
  const file = checkContent(schema, read, 'docs/policy.md') as PolicyFile
  checkLevel(file.organisation, ['organisation'], read, policy)
  for (const kind of ['teams', 'channels'] as const) {
    for (const [name, level] of Object.entries(file[kind] ?? {})) checkLevel(level, [kind, name], read, policy)
  }
  return file
}

function checkLevel(level: Level | undefined, at: string[], read: AuthorFile, policy: Policy): void {
  const fail = (fields: string[], cure: string): never => {
    const path = [...at, ...fields]
    throw new LexiconError(read.file, path.join('.'), cure, read.lineOf(path))
  }
  for (const [id, setting] of Object.entries(level?.rules ?? {})) {
    const rule = policy.rules[id]
    if (!rule || rule.kind === 'signal') fail(['rules', id], 'there is no such rule; `scruple rules` lists all')
    const isLowered =
      rule?.kind !== 'signal' &&
      rule?.severity === 'error' &&
      (setting.enabled === false || setting.status === 'trial' || (setting.severity ?? 'error') !== 'error')
    const isApproved = setting.approvedBy !== undefined && setting.approvedBy !== setting.author
    if (isLowered && !isApproved)
      fail(['rules', id], 'lowers a rule of severity error: name a second person in `approvedBy`')
  }
  for (const [name, setting] of Object.entries(level?.lists ?? {})) {
    const list = policy.lists[name]
    if (!list) fail(['lists', name], 'there is no such word list')
    for (const [i, entry] of (setting.add ?? []).entries()) {
      const mistake = findMistake(entry, policy.lists)
      if (mistake !== null) fail(['lists', name, 'add', String(i)], mistake)
    }
    const absent = setting.remove?.find((entry) => !list?.includes(entry))
    if (absent !== undefined) fail(['lists', name, 'remove'], `"${absent}" is not in the list`)
  }
}

/** What is wrong with an entry of a word list; null when it can be read. */
function findMistake(entry: string, lists: Policy['lists']): string | null {
  try {
    new PatternReader(lists, new Vocabulary()).read(entry, true)
    return null
  } catch (error) {
    if (error instanceof PatternError) return error.message
    throw error
  }
}
