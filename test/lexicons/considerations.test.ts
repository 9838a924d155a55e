// Every consideration that rules and signals can serve is served by at least one.
import { expect, test } from 'vitest'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'
import { considerations } from '../../server/rule-docs/considerations.ts'

const rules = Object.values(loadLexicon().rules)
const served = considerations.filter(({ servedBy }) => servedBy === undefined)

test('only training and continuous improvement are left to features of the system', () => {
  expect(considerations.filter(({ servedBy }) => servedBy !== undefined).map(({ number }) => number)).toEqual([9, 18])
})

test.each(served)('$number $name', ({ number }) => {
  expect(rules.some(({ serves }) => serves.includes(number))).toBe(true)
})
