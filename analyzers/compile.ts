// Compiles a lexicon once, across all rules: one vocabulary, one trigger for what agents say, one for what customers say.
import { compileEntities, type EntityRecognizer } from './entities/recognize.ts'
import type { CompiledCheck } from './facts/check.ts'
import { rootOf } from './facts/fact-book.ts'
import type { CompiledFactTest } from './facts/fact-test.ts'
import type { Lexicon } from './lexicon.ts'
import type { Case, FactTest, RuleFile } from './rule.ts'
import { type Pattern, PatternError, PatternReader } from './text/03-pattern.ts'
import { compileTrigger, type Trigger } from './text/04-trigger.ts'
import { compileScore, type Score } from './text/07-score.ts'
import { Vocabulary } from './text/vocabulary.ts'

type FileOf<K extends RuleFile['kind']> = Extract<RuleFile, { kind: K }>
type AgentRuleFile = Exclude<RuleFile, { kind: 'signal' }>

export interface CompiledSaid {
  within: number
  patterns: Pattern[]
}

/** What the conversation and the facts must hold. */
export interface CompiledContext {
  signals: readonly string[] | undefined
  customer: CompiledSaid | undefined
  agent: CompiledSaid | undefined
  unlessCustomer: CompiledSaid | undefined
  facts: CompiledFactTest[]
  unlessFacts: CompiledFactTest[]
  isOpening: boolean
}

export interface CompiledRule<F extends AgentRuleFile = AgentRuleFile> {
  id: string
  file: F
  context: CompiledContext
  except: Pattern[]
  /** phrase: proximity; combination: `andMatch`. */
  with: Pattern[]
  without: Pattern[]
}

/** One way of breaking a phrase rule: what it asks beyond the rule. */
export interface CompiledCase {
  /** `category/rule#2`: names it in the conversation's state. */
  key: string
  file: Case
  context: CompiledContext
  except: Pattern[]
  with: Pattern[]
  without: Pattern[]
  mustSay: Pattern[]
  check: CompiledCheck | null
}

interface CompiledSignal {
  id: string
  file: FileOf<'signal'>
  except: Pattern[]
  closedBy: Pattern[]
}

/** What must be there before rule and case are worth a look. */
export interface Premise {
  isOpening: boolean
  /** Of each of these lists, a fact below one of the roots. */
  roots: readonly (readonly string[])[]
}

/** What one pattern of the trigger stands for. */
export type AgentPattern = {
  pattern: Pattern
  rule: CompiledRule<FileOf<'phrase'> | FileOf<'repetition'> | FileOf<'combination'>>
  /** null: the rule's own `match`. */
  case: CompiledCase | null
  /** One of `unverified`: without a fact it is `info`. */
  isUnverified: boolean
  premise: Premise
  /** repetition: the alternatives of one `ask`, which count as one. */
  forms?: Pattern[]
}
interface AgentTrigger {
  trigger: Trigger
  patterns: AgentPattern[]
  needs: Need
  /** None of them can fire without some fact. */
  needsFact: boolean
}
export interface CustomerPattern {
  pattern: Pattern
  signal: CompiledSignal
  strength: 'explicit' | 'implied'
  /** Only in a case. */
  narrowing: { with: Pattern[]; except: Pattern[]; agent?: CompiledSaid; customer?: CompiledSaid } | null
}

export interface CompiledLexicon {
  vocabulary: Vocabulary
  agentPatterns: AgentPattern[]
  /** By what they need: nothing, an earlier turn, an active signal; and facts. What cannot fire is not looked for. */
  agentTriggers: AgentTrigger[]
  customerPatterns: CustomerPattern[]
  customerTrigger: Trigger
  entityRules: CompiledRule<FileOf<'entity'>>[]
  combinationRules: CompiledRule<FileOf<'combination'>>[]
  /** Cases that are due with the opening message, whatever it says. */
  openingCases: { rule: CompiledRule<FileOf<'phrase'>>; case: CompiledCase; premise: Premise }[]
  /** What agents must say, to be remembered in the state of the conversation. */
  statements: { pattern: Pattern; key: string }[]
  statementTrigger: Trigger
  signals: ReadonlyMap<string, CompiledSignal>
  recognizer: EntityRecognizer
  /** The types that entity rules ask for. */
  entityTypes: ReadonlySet<string>
  score: { of: Score; bar: number } | null
}

/** @throws PatternError, naming rule and field. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const vocabulary = new Vocabulary()
  const read = createParser(lexicon.lists, vocabulary)
  const compiled: Parts = {
    agentPatterns: [],
    customerPatterns: [],
    entityRules: [],
    combinationRules: [],
    openingCases: [],
    statements: [],
    signals: new Map(),
  }
  for (const [id, file] of Object.entries(lexicon.rules)) {
    const parse: Parse = (field, sources, isFree) => read(id, field, sources, isFree)
    if (file.kind === 'signal') addSignal(compiled, id.slice('signals/'.length), file, parse)
    else addRule(compiled, id, file, parse)
  }
  const triggerOf = (patterns: { pattern: Pattern }[]) =>
    compileTrigger(
      patterns.map((each) => each.pattern),
      vocabulary.size,
    )
  return {
    ...compiled,
    vocabulary,
    agentTriggers: [...Map.groupBy(compiled.agentPatterns, groupOf).values()].map((patterns) => {
      const first = patterns[0] as AgentPattern
      return { trigger: triggerOf(patterns), patterns, needs: needOf(first), needsFact: needsFact(first) }
    }),
    customerTrigger: triggerOf(compiled.customerPatterns),
    statementTrigger: triggerOf(compiled.statements),
    recognizer: compileEntities(lexicon.entities, lexicon.lists),
    entityTypes: new Set(compiled.entityRules.flatMap((rule) => rule.file.entities)),
    score: lexicon.score ? { of: compileScore(lexicon.score), bar: lexicon.score.bar } : null,
  }
}

type Parse = (field: string, sources: readonly string[] | undefined, isFree?: boolean) => Pattern[]
type Parts = Pick<
  CompiledLexicon,
  'agentPatterns' | 'customerPatterns' | 'entityRules' | 'combinationRules' | 'openingCases' | 'statements'
> & { signals: Map<string, CompiledSignal> }

function addSignal(compiled: Parts, id: string, file: FileOf<'signal'>, parse: Parse): void {
  const signal = {
    id,
    file,
    except: parse('except', file.except, true),
    closedBy: parse('closedBy', file.closedBy, true),
  }
  compiled.signals.set(id, signal)
  const add = (
    patterns: Pattern[],
    strength: CustomerPattern['strength'],
    narrowing: CustomerPattern['narrowing'] = null,
  ) => compiled.customerPatterns.push(...patterns.map((pattern) => ({ pattern, signal, strength, narrowing })))
  add(parse('match', file.match), 'explicit')
  add(parse('implied', file.implied), 'implied')
  for (const [i, each] of (file.cases ?? []).entries()) {
    const field = `cases.${i}`
    add(parse(`${field}.match`, each.match), each.strength ?? 'explicit', {
      with: parse(`${field}.with`, each.with, true),
      except: parse(`${field}.except`, each.except, true),
      ...(each.when?.agent && { agent: compileSaid(parse, `${field}.when.agent`, each.when.agent) }),
      ...(each.when?.customer && { customer: compileSaid(parse, `${field}.when.customer`, each.when.customer) }),
    })
  }
}

function addRule(compiled: Parts, id: string, file: AgentRuleFile, parse: Parse): void {
  const base = {
    id,
    context: compileContext(parse, '', file),
    except: parse('except', 'except' in file ? file.except : undefined, true),
    with: parse('with', file.kind === 'phrase' ? file.with : file.kind === 'combination' ? file.andMatch : undefined),
    without: parse('without', file.kind === 'phrase' ? file.without : undefined, true),
  }
  const plain = { case: null, isUnverified: false, premise: premiseOf([base.context], null) }
  if (file.kind === 'phrase') {
    const rule = { ...base, file }
    for (const pattern of parse('match', file.match)) compiled.agentPatterns.push({ ...plain, pattern, rule })
    for (const pattern of parse('unverified', file.unverified))
      compiled.agentPatterns.push({ ...plain, pattern, rule, isUnverified: true })
    for (const [i, each] of (file.cases ?? []).entries()) addCase(compiled, rule, each, i, parse)
  } else if (file.kind === 'repetition') {
    const rule = { ...base, file }
    for (const ask of file.ask) {
      const forms = parse('ask', [ask])
      for (const pattern of forms) compiled.agentPatterns.push({ ...plain, pattern, rule, forms })
    }
  } else if (file.kind === 'entity') compiled.entityRules.push({ ...base, file })
  else {
    const rule = { ...base, file }
    compiled.combinationRules.push(rule)
    for (const pattern of rule.with) compiled.agentPatterns.push({ ...plain, pattern, rule })
  }
}

function addCase(compiled: Parts, rule: CompiledRule<FileOf<'phrase'>>, file: Case, at: number, parse: Parse): void {
  const field = `cases.${at}`
  if (file.check?.bound && !file.check.compare)
    throw new PatternError(`${rule.id}: ${field}.check: bound needs compare`)
  const own: CompiledCase = {
    key: `${rule.id}#${at}`,
    file,
    context: compileContext(parse, `${field}.`, file),
    except: parse(`${field}.except`, file.except, true),
    with: parse(`${field}.with`, file.with, true),
    without: parse(`${field}.without`, file.without, true),
    mustSay: parse(`${field}.mustSay`, file.mustSay),
    check: file.check
      ? {
          file: file.check,
          contradicts: parse(`${field}.check.contradicts`, file.check.contradicts, true),
          confirms: parse(`${field}.check.confirms`, file.check.confirms, true),
        }
      : null,
  }
  for (const pattern of own.mustSay) compiled.statements.push({ pattern, key: own.key })
  const premise = premiseOf([rule.context, own.context], own.check)
  for (const pattern of parse(`${field}.match`, file.match))
    compiled.agentPatterns.push({ pattern, rule, case: own, isUnverified: false, premise })
  if (file.match) return
  if (!own.context.isOpening || own.mustSay.length === 0)
    throw new PatternError(
      `${rule.id}: ${field}: without match it needs when.opening and mustSay: what is due with the first message`,
    )
  compiled.openingCases.push({ rule, case: own, premise })
}

function premiseOf(contexts: readonly CompiledContext[], check: CompiledCheck | null): Premise {
  const tests = contexts.flatMap(({ facts }) => facts.filter(({ file }) => file.missing !== true))
  const roots = tests.map(({ file }) => [rootOf(file.path)])
  if (check?.file.missing === 'silent') roots.push([...new Set(check.file.facts.map(rootOf))])
  return { isOpening: contexts.some(({ isOpening }) => isOpening), roots }
}

function compileContext(
  parse: Parse,
  field: string,
  file: Pick<Case, 'when' | 'unlessCustomer' | 'unlessFact'>,
): CompiledContext {
  const { when } = file
  const tests = (name: string, list: readonly FactTest[] | undefined): CompiledFactTest[] =>
    (list ?? []).map((test) => ({
      file: test,
      is: parse(`${field}${name}.is`, test.is, true),
      isNot: parse(`${field}${name}.isNot`, test.isNot, true),
    }))
  return {
    signals: when?.signal,
    customer: when?.customer && compileSaid(parse, `${field}when.customer`, when.customer),
    agent: when?.agent && compileSaid(parse, `${field}when.agent`, when.agent),
    unlessCustomer: file.unlessCustomer && compileSaid(parse, `${field}unlessCustomer`, file.unlessCustomer),
    facts: tests('when.fact', when?.fact),
    unlessFacts: tests('unlessFact', file.unlessFact),
    isOpening: when?.opening ?? false,
  }
}

const compileSaid = (
  parse: Parse,
  field: string,
  { within, said }: { within: number; said: string[] },
): CompiledSaid => ({
  within,
  patterns: parse(field, said, true),
})

type Need = 'nothing' | 'turns' | 'signal'

/** Patterns with the same needs share a trigger. */
const groupOf = (each: AgentPattern) => `${needOf(each)} ${needsFact(each)}`

const needsFact = ({ premise }: AgentPattern) => premise.roots.length > 0

function needOf(each: AgentPattern): Need {
  const contexts = [each.rule.context, ...(each.case ? [each.case.context] : [])]
  if (contexts.some(({ signals }) => signals)) return 'signal'
  return contexts.some(({ customer, agent }) => customer || agent) ? 'turns' : 'nothing'
}

/** Reads patterns for all rules; the same pattern in two rules is one, and is matched once. */
function createParser(lists: Lexicon['lists'], vocabulary: Vocabulary) {
  const reader = new PatternReader(lists, vocabulary)
  const known = new Map<string, Pattern[]>()
  return (id: string, field: string, sources: readonly string[] | undefined, isFree = false): Pattern[] =>
    (sources ?? []).flatMap((source) => {
      const key = isFree ? `free ${source}` : source
      try {
        const patterns = known.get(key) ?? reader.read(source, isFree)
        known.set(key, patterns)
        return patterns
      } catch (error) {
        if (error instanceof PatternError) throw new PatternError(`${id}: ${field}: ${error.message}`)
        throw error
      }
    })
}
