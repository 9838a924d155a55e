// Says in words when a rule is silent, and what it needs from the conversation.
import type { Lexicon } from '../../analyzers/lexicon.ts'
import type { Case, Condition, RuleFile } from '../../analyzers/rule.ts'
import { describeFactTest, quotePatterns } from './describe-facts.ts'
import { enumerate, linkTo, type Text } from './doc.ts'

type Lists = Lexicon['lists']
type JudgingRule = Exclude<RuleFile, { kind: 'signal' }>
/** What rules and their cases have in common. */
type Conditional = Pick<Case, 'unless' | 'when' | 'unlessCustomer' | 'unlessFact' | 'with' | 'except' | 'onlyIf'>

export const conditionWords: Record<Condition, string> = {
  negated: 'The words are denied: not, never, without … stands before them in the same clause.',
  quoted: 'The words stand in quotation marks or on a quoted line.',
  reported: 'They are somebody else’s words: “you mentioned …”, “the advert says …”.',
  question: 'The sentence asks.',
  hypothetical: 'The sentence supposes: if, would, could, unless … stands before the words.',
  'own-data': 'The value is the company’s own.',
  documented: 'Every number in the sentence is also in a fact that the rule reads.',
  masked: 'The value is masked already.',
}

/** One line for each reason to be silent. */
export function describeSilence(rule: Conditional, lists: Lists): Text[] {
  return [
    ...(rule.unless ?? []).map((name): Text => [conditionWords[name]]),
    ...(rule.except ? [['The same sentence says ', ...quotePatterns(rule.except, lists), '.'] as Text] : []),
    ...(rule.unlessCustomer
      ? [
          [
            `The customer said ${within(rule.unlessCustomer.within)}: `,
            ...quotePatterns(rule.unlessCustomer.said, lists),
            '.',
          ] as Text,
        ]
      : []),
    ...(rule.unlessFact ?? []).map((test): Text => ['The fact ', ...describeFactTest(test, lists), '.']),
  ]
}

/** One line for each thing that must hold before the rule or case looks. */
export function describeNeeds({ when, with: also, onlyIf }: Conditional, lists: Lists): Text[] {
  const needs: Text[] = []
  if (when?.opening) needs.push(['It is the first message of an agent or bot in the conversation.'])
  if (when?.signal) needs.push(['The customer has signalled ', ...enumerate(when.signal.map(linkToSignal), 'or'), '.'])
  for (const role of ['customer', 'agent'] as const) {
    const said = when?.[role]
    if (said) needs.push([`The ${role} said ${within(said.within)}: `, ...quotePatterns(said.said, lists), '.'])
  }
  for (const test of when?.fact ?? []) needs.push(['The fact ', ...describeFactTest(test, lists), '.'])
  if (also) needs.push(['The message also says, in any sentence: ', ...quotePatterns(also, lists), '.'])
  for (const name of onlyIf ?? []) needs.push([conditionWords[name]])
  return needs
}

const linkToSignal = (name: string) => linkTo(`signals/${name}`)

const within = (turns: number) => (turns === 1 ? 'in the last turn' : `within the last ${turns} turns`)

/** All signals that a rule or any of its cases waits for. */
export function signalsOf(rule: JudgingRule): string[] {
  const cases = rule.kind === 'phrase' ? (rule.cases ?? []) : []
  return [...new Set([rule, ...cases].flatMap(({ when }) => when?.signal ?? []))]
}
