// Cases that weigh the message against facts: confirmed, contradicted, unknown.
import { describe, expect, test } from 'vitest'
import { createLinter } from '../../../analyzers/lint.ts'
import type { FactValue } from '../../../analyzers/message.ts'
import { linterFor, ruleWith } from '../linter-for.ts'

type Facts = Record<string, FactValue>
const now = '2026-11-23T10:00:00Z'
const lint = (
  own: object,
  text: string,
  facts: Facts = {},
  context: { role: 'customer' | 'agent'; text: string }[] = [],
) => linterFor({ 'deception/test': ruleWith({ cases: [own] }) }).lint({ text, facts, now, context }).findings

describe('a price', () => {
  const price = {
    match: ['(is|at|just|for) ..2 [#Money]'],
    check: { facts: ['price.*', 'offer.*'], compare: 'money', missing: 'silent' },
  }
  test.each<[string, Facts, string | null]>([
    ['The Pro plan is $19 a month.', { 'price.PRO': '29.00 USD/month' }, '$29'],
    ['The whole thing is ten dollars.', { 'price.DATA10': '15 AUD' }, '$15'],
    ['It is €39.99 per month.', { 'price.FAMILY': '44.99 EUR/month' }, '€44.99'],
    ['Pro is $39 a month.', { 'price.PRO': '29 USD/month', 'price.MAX': '39 USD/month' }, '$29'],
    ['Pro is $300 a year.', { 'price.PRO': '29 USD/month' }, '$348'],
    ['Pro is $29 per month.', { 'price.PRO': '29.00 USD/month' }, null],
    ['Pro is $348 a year.', { 'price.PRO': '29.00 USD/month' }, null],
    ['Pro is $19 for three months.', { 'price.PRO': '29 USD/month', 'offer.WELCOME': '-10 USD 3 months' }, null],
    ['Basic is £12 and Pro is £30.', { 'price.BASIC': '12 GBP', 'price.PRO': '30 GBP' }, null],
    ['Basic is £12 and Pro is £31.', { 'price.BASIC': '12 GBP', 'price.PRO': '30 GBP' }, '£30'],
    ['The Pro Max is £30.', { 'price.PRO': '30 GBP', 'price.PRO-MAX': '40 GBP' }, '£40'],
    ['It is £9.', { 'price.TV': '10 GBP', 'price.TV.history': '12 GBP' }, '£10'],
    ['It is £20.', { 'price.PRO': '29 USD/month', 'price.MAX': '49 USD/month' }, null],
    ['Pro is $19.', {}, null],
    ['Pro is $19.', { 'price.PRO': null }, null],
  ])('%s %j', (text, facts, right) => {
    const [finding] = lint(price, text, facts)
    expect(finding?.suggestions[0]?.edits[0]?.text ?? null).toBe(right)
    if (finding) expect(finding.what).toContain('On record: price.')
  })

  test('of the thing that the customer named before', () => {
    const facts = { 'price.PRO': '29 USD/month', 'price.MAX': '49 USD/month' }
    expect(lint(price, 'It is $29 a month.', facts, [{ role: 'customer', text: 'How much is Max?' }])).toHaveLength(1)
    expect(lint(price, 'It is $49 a month.', facts, [{ role: 'customer', text: 'How much is Max?' }])).toHaveLength(0)
  })
})

describe('a limit', () => {
  const limit = (bound: string, compare: string, path: string) => ({
    match: ['[(credit|answer)]'],
    check: { facts: [path], compare, bound, missing: 'silent' },
  })
  test.each<[string, object, Facts, number]>([
    ['A £200 credit is yours.', limit('most', 'money', 'state.*'), { 'state.creditMax': 130 }, 1],
    ['A £130 credit is yours.', limit('most', 'money', 'state.*'), { 'state.creditMax': 130 }, 0],
    ['A £20 credit is yours.', limit('most', 'money', 'state.*'), { 'state.creditMax': '130 GBP' }, 0],
    ['A £20 credit is yours.', limit('least', 'money', 'state.*'), { 'state.creditMin': '130 GBP' }, 1],
    ['You get an answer in two months.', limit('most', 'duration', 'clock.*'), { 'clock.dsar': '30 days' }, 1],
    ['You get an answer in two weeks.', limit('most', 'duration', 'clock.*'), { 'clock.dsar': '30 days' }, 0],
    ['You get an answer on 9 December.', limit('most', 'date', 'clock.*'), { 'clock.due': '2026-12-01' }, 1],
    ['You get an answer on 30 November.', limit('most', 'date', 'clock.*'), { 'clock.due': '2026-12-01' }, 0],
    ['A credit is yours.', limit('most', 'money', 'state.*'), { 'state.creditMax': 130 }, 0],
  ])('%s %j %j', (text, own, facts, count) => expect(lint(own, text, facts)).toHaveLength(count))

  test('without something to compare it stops the start', () =>
    expect(() => lint({ match: ['credit'], check: { facts: ['a.*'], bound: 'most' } }, 'A credit.')).toThrow(
      /cases\.0\.check: bound needs compare/,
    ))
})

test.each<[string, object, Facts, 'error' | 'info' | null]>([
  [
    'It is certified.',
    { facts: ['certifications.*'], contradicts: ['(none|expired)'] },
    { 'certifications.B': 'none' },
    'error',
  ],
  [
    'It is certified.',
    { facts: ['certifications.*'], contradicts: ['(none|expired)'] },
    { 'certifications.B': 'valid 2027' },
    null,
  ],
  ['It is certified.', { facts: ['certifications.*'], contradicts: ['(none|expired)'] }, {}, 'info'],
  ['It is certified.', { facts: ['certifications.*'], contradicts: ['none'], missing: 'silent' }, {}, null],
  ['It is certified.', { facts: ['certifications.*'], contradicts: ['none'], missing: 'full' }, {}, 'error'],
  ['It is certified.', { facts: ['actionLog'], confirms: ['refund'] }, { actionLog: 'refund.20GBP' }, null],
  ['It is certified.', { facts: ['actionLog'], confirms: ['refund'] }, { actionLog: 'ticket.8841' }, 'error'],
  [
    'It is certified.',
    { facts: ['actionLog'], confirms: ['refund'], contradicts: ['none'] },
    { actionLog: 'ticket' },
    'info',
  ],
  ['It is certified.', { facts: ['stock.*'], above: 10 }, { 'stock.X': 412 }, 'error'],
  ['It is certified.', { facts: ['stock.*'], above: 10 }, { 'stock.X': '3' }, null],
  ['It is certified.', { facts: ['fees.*'], exists: 'contradicts' }, { 'fees.fx': '3%' }, 'error'],
  ['It is certified.', { facts: ['quote.*'], exists: 'confirms' }, { 'quote.Q1': 'yes' }, null],
])('%s %j with %j', (text, check, facts, severity) => {
  const linter = linterFor({
    'deception/test': ruleWith({ severity: 'error', cases: [{ match: ['certified'], check }] }),
  })
  expect(linter.lint({ text, facts, now }).findings[0]?.severity ?? null).toBe(severity)
})

test.each<[string, object, Facts, number]>([
  ['is', { path: 'legalHold', is: ['case'] }, { legalHold: 'CASE-9' }, 1],
  ['is not', { path: 'legalHold', isNot: ['none'] }, { legalHold: 'none' }, 0],
  ['at least', { path: 'asks.*', atLeast: 3 }, { 'asks.app': 2 }, 0],
  ['at least, of several', { path: 'asks.*', atLeast: 3 }, { 'asks.app': 2, 'asks.rating': 3 }, 1],
  ['at most', { path: 'state.idleSeconds', atMost: 60 }, { 'state.idleSeconds': 40 }, 1],
  ['past', { path: 'offer.*.endsAt', past: true }, { 'offer.BF.endsAt': '2026-11-20' }, 1],
  ['not past', { path: 'offer.*.endsAt', past: false }, { 'offer.BF.endsAt': '2026-11-23T23:59Z' }, 1],
  ['past of no date', { path: 'offer.*.endsAt', past: true }, { 'offer.BF.endsAt': 'none' }, 0],
  ['there', { path: 'state.gpc' }, { 'state.gpc': false }, 1],
  ['not there', { path: 'state.gpc' }, {}, 0],
  ['missing', { path: 'state.gpc', missing: true }, {}, 1],
])('a fact test: %s', (_name, test_, facts, count) => {
  const linter = linterFor({ 'deception/test': ruleWith({ match: ['certified'], when: { fact: [test_] } }) })
  expect(linter.lint({ text: 'It is certified.', facts, now }).findings).toHaveLength(count)
  const silent = linterFor({ 'deception/test': ruleWith({ match: ['certified'], unlessFact: [test_] }) })
  expect(silent.lint({ text: 'It is certified.', facts, now }).findings).toHaveLength(1 - count)
})

test('an expired fact counts as missing, and so does one whose day cannot be judged', () => {
  const rule = ruleWith({
    severity: 'error',
    cases: [{ match: ['certified'], check: { facts: ['cert.*'], contradicts: ['none'] } }],
  })
  const facts = [{ path: 'cert.ISO', value: 'none', validFrom: '2026-01-01', validUntil: '2026-11-23' }]
  const linter = createLinter({ rules: { 'deception/test': rule }, lists: {}, entities: [], facts })
  const severityAt = (now_?: string) =>
    linter.lint({ text: 'It is certified.', ...(now_ && { now: now_ }) }).findings[0]?.severity
  expect(severityAt('2026-11-23T23:59:00Z')).toBe('error')
  expect(severityAt('2026-11-24T00:00:00Z')).toBe('info')
  expect(severityAt('2025-12-31T00:00:00Z')).toBe('info')
  expect(severityAt()).toBe('info')
})

test('what is given with the message outranks the company file', () => {
  const rule = ruleWith({ cases: [{ match: ['certified'], check: { facts: ['cert.*'], contradicts: ['none'] } }] })
  const facts = [{ path: 'cert.ISO', value: 'none' }]
  const linter = createLinter({ rules: { 'deception/test': rule }, lists: {}, entities: [], facts })
  expect(linter.lint({ text: 'It is certified.', facts: { 'cert.ISO': 'valid' } }).findings).toEqual([])
})

test.each([
  ['The warranty is 36 months.', 0],
  ['The warranty is 3 years.', 0],
  ['The warranty is 30 months.', 1],
])('%s against three years', (text, count) => {
  const own = { match: ['warranty is [#Duration]'], check: { facts: ['warranty.*'], compare: 'duration' } }
  expect(lint(own, text, { 'warranty.years': 3 })).toHaveLength(count)
})
