// Says in words which ways of breaking a rule have conditions of their own, and what holds for each.
import type { Action } from '../../analyzers/finding.ts'
import type { Lexicon } from '../../analyzers/lexicon.ts'
import type { Case, RuleFile } from '../../analyzers/rule.ts'
import { conditionWords, describeNeeds, describeSilence } from './describe-conditions.ts'
import { describeCheck, quotePatterns } from './describe-facts.ts'
import type { Block, Row, Text } from './doc.ts'
import { describeJurisdictions, namePlaces } from './name-places.ts'

type JudgingRule = Exclude<RuleFile, { kind: 'signal' }>

export const actionWords: Record<Action, string> = {
  log: 'recorded, nobody is disturbed',
  advise: 'the agent is advised and may send',
  confirm: 'the agent edits, or gives a reason',
  approve: 'held until a supervisor approves',
  redact: 'sent with the value masked',
  block: 'not sent',
}

/** Cases that say the same apart from their wording are shown as one. */
export function describeCases(rule: JudgingRule, lists: Lexicon['lists']): Block[] {
  if (rule.kind !== 'phrase') return []
  const groups = new Map<string, Case[]>()
  for (const each of rule.cases ?? []) {
    const { match: _, ...rest } = each
    const key = JSON.stringify(rest)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].map((cases, i) => {
    const first = cases[0] as Case
    const title = first.what ?? `Case ${i + 1}`
    const match = cases.flatMap((each) => each.match ?? [])
    return { is: 'group', title, rows: caseRows(first, match, rule, lists) }
  })
}

function caseRows(own: Case, match: string[], rule: JudgingRule, lists: Lexicon['lists']): Row[] {
  const ofRule = rule.unless ?? []
  const unless = (own.unless ?? []).filter((name) => !ofRule.includes(name))
  const lifted = own.unless ? ofRule.filter((name) => !own.unless?.includes(name)) : []
  const row = (term: string, items: Text[]): Row[] => (items.length > 0 ? [{ term, items }] : [])
  return [
    ...row('Wording', match.length > 0 ? [quotePatterns(match, lists, 4)] : []),
    ...row('Severity', own.severity ? [[own.severity]] : []),
    ...row('Action', own.action ? [[{ strong: own.action }, `: ${actionWords[own.action]}`]] : []),
    ...row('Applies', own.jurisdictions ? [[describeJurisdictions(own.jurisdictions)]] : []),
    ...row(
      'In force',
      Object.entries(own.inForce ?? {}).map(([pack, days]) => [describeDays(pack, days)]),
    ),
    ...row('Only when', describeNeeds(own, lists)),
    ...row(
      'Must say',
      own.mustSay
        ? [['With it, or earlier in the conversation, the agent says: ', ...quotePatterns(own.mustSay, lists, 8), '.']]
        : [],
    ),
    ...row('Facts', own.check ? describeCheck(own.check, lists) : []),
    ...row('Also silent', describeSilence({ ...own, unless }, lists)),
    ...row(
      'Not silent',
      lifted.map((name) => [conditionWords[name]]),
    ),
    ...row('What to do', own.fix ? [[own.fix]] : []),
  ]
}

export function describeDays(
  pack: string,
  { from, until, law }: { from?: string; until?: string; law: string },
): string {
  const days = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
  return `${namePlaces(pack)}: ${days || 'always'} (${law})`
}
