// What the build puts into the bundles: the rules without what no linter reads, and the words and terms of the signals.
import { expect, test } from 'vitest'
import { type Clock, type Lexicon, withoutExamples } from '../../analyzers/lexicon.ts'
import { describeSignals, describeTerms } from '../../web/lexicon-plugin.ts'

const examples = ['one', 'two', 'three', 'four', 'five', 'six']
const clock: Clock = {
  id: 'rights',
  jurisdiction: 'us (VA, CO), us-ca',
  kinds: 'access',
  law: 'A law',
  acknowledge: 'none',
  due: '45 days',
  extension: '+45',
  starts: 'receipt',
  dayType: 'calendar',
  status: '(unverified)',
}
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
      clocks: ['rights'],
      examples,
      good: examples,
    },
  },
  lists: { day: ['today'] },
  entities: [],
  clocks: [clock, { ...clock, id: 'unused' }],
}

test('examples and clocks stay at home, everything else goes along', () => {
  const { rules, ...rest } = withoutExamples(lexicon)
  expect(rest).toEqual({ lists: lexicon.lists, entities: [] })
  expect(rules).toEqual({
    'pressure/false-urgency': { ...lexicon.rules['pressure/false-urgency'], bad: [], good: [] },
    'signals/refusal-of-offer': { ...lexicon.rules['signals/refusal-of-offer'], examples: [], good: [] },
  })
})

test('only signals have duties, under their own names', () => {
  expect(describeSignals(lexicon)).toEqual({
    'refusal-of-offer': { what: 'The customer refuses an offer.', duty: 'Do not offer it again.', clocks: ['rights'] },
  })
})

test('terms that some signal starts, with their places', () => {
  expect(describeTerms(lexicon, (places) => `in ${places}`)).toEqual({
    rights: {
      places: ['us', 'us-ca'],
      where: 'in us (VA, CO), us-ca',
      due: '45 days',
      acknowledge: 'none',
      starts: 'receipt',
      law: 'A law',
      isUnverified: true,
    },
  })
})
