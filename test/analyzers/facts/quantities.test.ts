import { expect, test } from 'vitest'
import { type QuantityKind, readQuantities } from '../../../analyzers/facts/quantities.ts'

const now = '2026-11-23T10:00:00Z' // a Monday
const day = (date: string) => Date.parse(date) / 86_400_000

test.each<[QuantityKind, string, number[]]>([
  ['money', 'The Pro plan is $19 a month.', [19]],
  ['money', 'ten dollars, or £1,249.50, or 12,50 €', [10, 1249.5, 12.5]],
  ['money', 'fifty quid', [50]],
  ['money', 'twenty-five euros and £2k', [25, 2000]],
  ['money', 'room 12 on floor 3', []],
  ['percent', '20% off, thirty percent, 12.5 per cent', [20, 30, 12.5]],
  ['number', 'Only two left of 412', [2, 412]],
  ['duration', '12 months, two weeks, a 30-day return', [360, 14, 30]],
  ['duration', '5 working days', [5]],
  ['date', 'today', [day('2026-11-23')]],
  ['date', 'tomorrow before noon', [day('2026-11-24')]],
  ['date', 'on Friday', [day('2026-11-27')]],
  ['date', 'by 30 November', [day('2026-11-30')]],
  ['date', 'on Monday, 30 November or Friday', [day('2026-11-30'), day('2026-11-27')]],
  ['date', 'Jan 5th', [day('2027-01-05')]],
  ['date', '2026-12-04 or 4 December 2026', [day('2026-12-04'), day('2026-12-04')]],
  ['date', 'in two weeks', [day('2026-12-07')]],
  ['date', 'on the 22nd', [day('2026-12-22')]],
])('%s in %j', (kind, text, values) => {
  expect(readQuantities(text, kind, now).map(({ value }) => value)).toEqual(values)
})

test('days named from today need to know today', () => {
  expect(readQuantities('tomorrow, Friday, 2026-12-04', 'date')).toHaveLength(1)
})

test('a hostile text costs linear time', () => {
  const text = '1,1.1 one twenty $ '.repeat(5000)
  const started = performance.now()
  for (const kind of ['money', 'number', 'percent', 'duration', 'date'] as const) readQuantities(text, kind, now)
  expect(performance.now() - started).toBeLessThan(2000)
})
