// What the build puts into the bundles: the rules without their examples, and the words of the signals.
import { expect, test } from 'vitest'
import type { Lexicon } from '../../analyzers/rule.ts'
import { describeSignals, withoutExamples } from '../../web/lexicon-plugin.ts'

const examples = ['one', 'two', 'three', 'four', 'five', 'six']
const lexicon: Lexicon = {
  rules: {
    'pressure/false-urgency': {
      kind: 'phrase',
      severity: 'warning',
      action: 'confirm',
      serves: [3],
      jurisdictions: ['global'],
      what: 'This puts a clock on the decision.',
      why: 'A false deadline is unfair.',
      fix: 'Give the real end.',
      match: ['order now'],
      sources: [{ title: 'UCPD', url: 'https://eur-lex.europa.eu', read: '2026-11-23' }],
      bad: examples,
      good: examples,
    },
    'signals/refusal-of-offer': {
      kind: 'signal',
      serves: [14],
      what: 'The customer refuses an offer.',
      duty: 'Do not offer it again.',
      match: ['no thanks'],
      examples,
      good: examples,
    },
  },
  lists: { day: ['today'] },
  entities: [],
}

test('examples stay at home, everything else goes along', () => {
  const { rules, ...rest } = withoutExamples(lexicon)
  expect(rest).toEqual({ lists: lexicon.lists, entities: [] })
  expect(rules).toEqual({
    'pressure/false-urgency': { ...lexicon.rules['pressure/false-urgency'], bad: [], good: [] },
    'signals/refusal-of-offer': { ...lexicon.rules['signals/refusal-of-offer'], examples: [], good: [] },
  })
})

test('only signals have duties, under their own names', () => {
  expect(describeSignals(lexicon)).toEqual({
    'refusal-of-offer': { what: 'The customer refuses an offer.', duty: 'Do not offer it again.' },
  })
})
