// Says in words what facts a rule asks for, and what it makes of them.
import type { Lexicon } from '../../analyzers/lexicon.ts'
import type { Check, FactTest } from '../../analyzers/rule.ts'
import { enumerate, type Inline, type Text } from './doc.ts'
import { readPatterns } from './read-pattern.ts'

type Lists = Lexicon['lists']

const quote = (words: string): Inline => `“${words}”`

/** “a”, “b” or “c”; at most `max`, and where there are more, “a”, “b” and the like. */
export function quotePatterns(sources: readonly string[], lists: Lists, max = 6): Text {
  const { readings, hasMore } = readPatterns(sources, lists, max)
  if (readings.length === 0) return ['certain words']
  const quoted = readings.map(quote)
  return hasMore ? [...enumerate(quoted, ''), ' and the like'] : enumerate(quoted, 'or')
}

/** `fees.* is known`, `legalHold is known and is not “none”` … */
export function describeFactTest(test: FactTest, lists: Lists): Text {
  const path: Inline = { code: test.path }
  const says: Text[] = []
  if (test.missing === true) says.push([' is not known'])
  if (test.is) says.push([' says ', ...quotePatterns(test.is, lists)])
  if (test.isNot) says.push([' is known and does not say ', ...quotePatterns(test.isNot, lists)])
  if (test.atLeast !== undefined) says.push([` is at least ${test.atLeast}`])
  if (test.atMost !== undefined) says.push([` is at most ${test.atMost}`])
  if (test.past !== undefined) says.push([test.past ? ' lies in the past' : ' does not lie in the past'])
  if (says.length === 0) says.push([' is known'])
  return [path, ...says.flatMap((text, i) => (i === 0 ? text : [' and', ...text]))]
}

const compared: Record<NonNullable<Check['compare']>, string> = {
  money: 'amounts of money',
  number: 'numbers',
  percent: 'percentages',
  duration: 'durations',
  date: 'dates',
}
const bounds = { same: 'must be those of', most: 'may be no more than', least: 'may be no less than' } as const
const withoutFact: Record<NonNullable<Check['missing']>, string> = {
  info: 'without it, a note says “Cannot verify”',
  silent: 'without it, nothing is said',
  full: 'without it, the finding stands in full',
}

/** What a case weighs the message against; one line each. */
export function describeCheck(check: Check, lists: Lists): Text[] {
  const facts = nameFacts(check.facts)
  const missing = withoutFact[check.missing ?? 'info']
  const lines: Text[] = [['Reads the facts ', ...facts, `; ${missing}.`]]
  if (check.compare)
    lines.push([`The ${compared[check.compare]} in the message ${bounds[check.bound ?? 'same']} the fact.`])
  if (check.contradicts) lines.push(['Untrue when the fact says ', ...quotePatterns(check.contradicts, lists), '.'])
  if (check.confirms) lines.push(['True when the fact says ', ...quotePatterns(check.confirms, lists), '.'])
  if (check.above !== undefined) lines.push([`Untrue when the fact’s number is above ${check.above}.`])
  if (check.below !== undefined) lines.push([`Untrue when the fact’s number is below ${check.below}.`])
  if (check.exists)
    lines.push([`That there is such a fact makes it ${check.exists === 'confirms' ? 'true' : 'untrue'}.`])
  return lines
}

export const nameFacts = (paths: readonly string[]): Text => enumerate([...new Set(paths)].map((code) => ({ code })))
