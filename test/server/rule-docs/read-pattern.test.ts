// Patterns in words: what a lawyer reads where a rule file has alternatives, gaps, lists and shapes.
import { expect, test } from 'vitest'
import { readPattern, readPatterns } from '../../../server/rule-docs/read-pattern.ts'

const lists = {
  deal: ['(offer|discount)', 'bargain'],
  sig: ['@deal'],
  'slur-any': ['nobody reads this'],
  loop: ['@loop'],
}

test.each<[string, string[]]>([
  ['refund', ['refund']],
  ['~cancel my order', ['cancel my order']],
  ['(take|taken) (you|u) off', ['take you off']],
  ['(quote|estimate|bill)', ['quote', 'estimate', 'bill']],
  ['(a|b|c|d)', ['a', 'b', 'c']],
  ['please? (now|at once)? pay', ['pay']],
  ['you ..3 (will|can) ... pay', ['you … will … pay']],
  ['..2 pay ...', ['pay']],
  ['@deal', ['offer', 'bargain']],
  ['our @sig ends', ['our offer ends']],
  ['#Money (off|less) by #Day', ['£20 off by Friday']],
  ['#Noun is here', ['is here']],
  ['^ , no $', ['no']],
  ['only [#Number left]', ['only two left']],
  ['go !(away|home) now', ['go now']],
  ['you @slur-any', ['you (a slur)']],
  ['@slur-any', []],
  ['the @loop', ['the']],
  ['the @unknown', ['the']],
  ['(', []],
])('%s', (pattern, readings) => expect(readPattern(pattern, lists)).toEqual(readings))

test('of many patterns, the first reading of each comes first', () => {
  expect(readPatterns(['(a|b)', 'c'], lists, 3)).toEqual({ readings: ['a', 'c', 'b'], hasMore: true })
  expect(readPatterns(['granted', 'given'], lists, 3)).toEqual({ readings: ['granted', 'given'], hasMore: false })
  expect(readPatterns(['a', 'b', 'c'], lists, 2)).toEqual({ readings: ['a', 'b'], hasMore: true })
})
