// Terms by statute in one line: where the customer is when that is known, all of them when it is not.
import { expect, test } from 'vitest'
import { describeTerm, pickTerms, summariseTerms } from '../../../web/findings/terms.ts'
import type { Term } from '../../../web/lexicon-plugin.ts'

const term = (given: Partial<Term>): Term => ({
  places: ['eu'],
  where: 'European Union',
  due: '1 month',
  acknowledge: 'none',
  starts: 'receipt',
  law: 'GDPR Art. 12(3)',
  isUnverified: false,
  ...given,
})
const eu = term({})
const both = term({ places: ['eu', 'uk'], where: 'European Union, United Kingdom' })
const us = term({ places: ['us'], where: 'United States' })
const california = term({ places: ['us-ca'], where: 'California' })
const all = [eu, both, us, california]

test.each<[string | undefined, Term[]]>([
  [undefined, all],
  ['eu', [eu, both]],
  ['uk', [both]],
  ['US-CA', [us, california]],
  ['us', [us]],
  ['jp', all],
])('in %s', (jurisdiction, fitting) => expect(pickTerms(all, jurisdiction)).toEqual(fitting))

test.each<[Partial<Term>, string]>([
  [{}, '1 month, from receipt'],
  [{ due: '1 month from the relevant time' }, '1 month from the relevant time'],
  [{ acknowledge: '48 hours, with ticket number' }, '1 month, from receipt; acknowledge: 48 hours, with ticket number'],
  [{ acknowledge: 'none stated' }, '1 month, from receipt'],
  [{ isUnverified: true }, '1 month, from receipt (unverified)'],
])('%j', (given, words) => expect(describeTerm(term(given))).toBe(words))

test.each<[Term[], string | undefined, string]>([
  [[], undefined, ''],
  [[eu], undefined, '1 term by law'],
  [[eu], 'eu', 'Term: 1 month'],
  [[eu, both], 'eu', '2 terms by law'],
])('%#: the line that is always in sight', (terms, jurisdiction, words) =>
  expect(summariseTerms(terms, jurisdiction)).toBe(words),
)
