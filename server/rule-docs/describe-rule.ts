import { categoryOf, type Lexicon, readPaths } from '../../analyzers/lexicon.ts'
import type { RuleFile, SuggestionFile } from '../../analyzers/rule.ts'
import { linkToConsideration } from './considerations.ts'
import { actionWords, describeCases, describeDays } from './describe-cases.ts'
import { describeNeeds, describeSilence } from './describe-conditions.ts'
import { describeExamples } from './describe-examples.ts'
import { nameFacts, quotePatterns } from './describe-facts.ts'
import { describeSignal } from './describe-signal.ts'
import { type Block, linkTo, nameOf, type Row, type RuleDoc, type Section, type Text } from './doc.ts'
import { describeJurisdictions } from './name-places.ts'

type JudgingRule = Exclude<RuleFile, { kind: 'signal' }>

/** `undefined`: there is no such rule or signal. */
export function describeRule(id: string, lexicon: Lexicon): RuleDoc | undefined {
  const rule = Object.hasOwn(lexicon.rules, id) ? lexicon.rules[id] : undefined
  if (!rule) return undefined
  if (rule.kind === 'signal') return describeSignal(id, rule, lexicon)
  const { severity, action } = rule
  return {
    id,
    kind: 'rule',
    name: nameOf(id),
    category: categoryOf(id) ?? '',
    badges: [
      { text: severity, tone: severity },
      { text: action, tone: 'plain' },
      ...(rule.status === 'trial' ? [{ text: 'on trial', tone: 'plain' } as const] : []),
    ],
    lead: rule.what,
    sections: listSections(id, rule, lexicon).filter(({ blocks }) => blocks.length > 0),
  }
}

function listSections(id: string, rule: JudgingRule, lexicon: Lexicon): Section[] {
  const { lists } = lexicon
  return [
    { anchor: 'why', title: 'Why', blocks: [{ is: 'text', text: [rule.why] }] },
    { anchor: 'fix', title: 'What to do', blocks: [{ is: 'text', text: [rule.fix] }, ...listSuggestions(rule)] },
    { anchor: 'glance', title: 'At a glance', blocks: [{ is: 'terms', rows: glance(id, rule, lexicon) }] },
    { anchor: 'needs', title: 'What it needs', blocks: asList(describeAllNeeds(rule, lexicon)) },
    { anchor: 'silent', title: 'When it is silent', blocks: asList(describeAllSilence(rule, lexicon)) },
    { anchor: 'facts', title: 'Company facts', blocks: asList(describeFactUse(rule)) },
    { anchor: 'cases', title: 'Cases with conditions of their own', blocks: describeCases(rule, lists) },
    { anchor: 'sources', title: 'Sources', blocks: asList(rule.sources.map(describeSource)) },
    { anchor: 'found', title: 'Found in', blocks: describeExamples(rule.bad) },
    { anchor: 'not-found', title: 'Not found in', blocks: describeExamples(rule.good) },
  ]
}

const asList = (items: Text[]): Block[] => (items.length === 0 ? [] : [{ is: 'list', items }])

function describeAllSilence(rule: JudgingRule, { lists }: Lexicon): Text[] {
  const except = 'except' in rule ? rule.except : undefined
  const own: Text[] =
    rule.kind === 'entity' ? [['The value is the company’s own: one of the facts under ', { code: 'own' }, '.']] : []
  return [...describeSilence({ ...rule, except }, lists), ...own]
}

function glance(id: string, rule: JudgingRule, lexicon: Lexicon): Row[] {
  const inForce = Object.entries(rule.inForce ?? {})
  const row = (term: string, items: Text[] | undefined): Row[] => (items && items.length > 0 ? [{ term, items }] : [])
  return [
    ...row('Severity', [[rule.severity]]),
    ...row('Action', [[{ strong: rule.action }, `: ${actionWords[rule.action]}`]]),
    ...row('Release', rule.neverReleased ? [['No supervisor may release a message with this finding.']] : undefined),
    ...row('Status', rule.status && [['On trial: supervisors see what it finds, agents do not, and nothing is held.']]),
    ...row('Applies', [[describeJurisdictions(rule.jurisdictions)]]),
    ...row(
      'In force',
      inForce.map(([pack, days]) => [describeDays(pack, days)]),
    ),
    ...row('Serves', rule.serves.map(linkToConsideration)),
    ...row(
      'Gives way to',
      Object.entries(lexicon.rules)
        .filter(([, other]) => other.kind !== 'signal' && other.replaces?.includes(id))
        .map(([stronger]) => [linkTo(stronger)]),
    ),
    ...row(
      'Goes before',
      rule.replaces?.map((weaker) => [linkTo(weaker)]),
    ),
    ...row('Looks for', describeKind(rule, lexicon)),
    ...row('File', [[{ code: `lexicons/en/${id}.yaml` }]]),
  ]
}

function describeKind(rule: JudgingRule, { entities, lists }: Lexicon): Text[] {
  const nameTypes = (types: readonly string[]) =>
    [...new Set(types.map((type) => entities.find((format) => format.type === type)?.title ?? type))].join(', ')
  if (rule.kind === 'entity') return [[`identifiers: ${nameTypes(rule.entities)}`]]
  if (rule.kind === 'combination') {
    const second = [...(rule.and ? [nameTypes(rule.and)] : []), ...(rule.andMatch ? ['certain words'] : [])]
    return [[`in one message: ${nameTypes(rule.entities)}; together with ${second.join(', or ')}`]]
  }
  if (rule.kind === 'repetition')
    return [[`the same request ${rule.times} times: `, ...quotePatterns(rule.ask, lists, 4)]]
  return [['wording, in one sentence; case, spelling, contractions and look-alike letters make no difference']]
}

function describeAllNeeds(rule: JudgingRule, { lists }: Lexicon): Text[] {
  const own = describeNeeds({ when: rule.when, with: 'with' in rule ? rule.with : undefined }, lists)
  const ofCases = rule.kind === 'phrase' && (rule.cases ?? []).some(({ when }) => when)
  if (own.length === 0 && !ofCases) return [['Nothing but the message.']]
  return [...own, ...(ofCases ? [['Some cases look at the conversation or at facts as well; see below.'] as Text] : [])]
}

function describeFactUse(rule: JudgingRule): Text[] {
  const paths = readPaths(rule)
  if (paths.length === 0) return []
  const lines: Text[] = [['Reads the facts ', ...nameFacts(paths), '.']]
  if (rule.kind !== 'phrase') return lines
  if (rule.unverified)
    lines.push(['Without such a fact, claims that only the company can settle get a note: “Cannot verify”.'])
  if (rule.unless?.includes('documented'))
    lines.push(['With such a fact, a sentence whose numbers are all in it is borne out, and nothing is said.'])
  return lines
}

function listSuggestions(rule: JudgingRule): Block[] {
  const cases = rule.kind === 'phrase' ? (rule.cases ?? []) : []
  const items = [rule, ...cases].flatMap(({ suggest }) => suggest ?? []).map(describeSuggestion)
  if (items.length === 0) return []
  return [
    { is: 'text', text: ['Rewrites, offered where the result lints clean:'] },
    { is: 'list', items: unique(items) },
  ]
}

const places = { span: 'the underlined words', sentence: 'the sentence', message: 'the message' }

function describeSuggestion(suggestion: SuggestionFile): Text {
  if ('swap' in suggestion) {
    const pairs = Object.entries(suggestion.swap).map(([word, better]) => `“${better}” for “${word}”`)
    return [{ strong: 'Words for words.' }, ` ${pairs.join(', ')}`]
  }
  const { title, replace = 'span', text } = suggestion
  const where = places[replace]
  return [{ strong: `${title}.` }, text === '' ? ` Removes ${where}.` : ` In place of ${where}: “${text}”`]
}

const unique = (items: Text[]) => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

const describeSource = ({ title, url, read }: JudgingRule['sources'][number]): Text => [
  { link: title, href: url },
  read === undefined ? ' (cited from knowledge, not read for this rule)' : ` (read ${read})`,
]
