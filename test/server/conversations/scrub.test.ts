// Masked values are taken out of other texts, and nothing else is.
import { expect, test } from 'vitest'
import { makeScrubber } from '../../../server/conversations/scrub.ts'
import { makeFinding } from '../fake-linter.ts'

function scrub(text: string, value: string, other: string) {
  const start = text.indexOf(value)
  const mask = '*'.repeat(value.length)
  return makeScrubber(text, [
    makeFinding({ rule: 'privacy/x', action: 'redact', start, end: start + value.length, mask }),
  ])(other)
}

test.each([
  ['it is 4111 1111 1111 1111', '4111 1111 1111 1111', 'card 4111 1111 1111 1111.', 'card *******************.'],
  ['it is 4111 1111 1111 1111', '4111 1111 1111 1111', 'x4111111111111111x', 'x*******************x'],
  ['write to Ada@Example.org', 'Ada@Example.org', 'to ada@example.org now', 'to *************** now'],
  ['the code is 123', '123', 'code 123, order 41234', 'code ***, order 41234'],
  ['PIN $1.(', '$1.(', 'a $1.( b', 'a **** b'],
  ['my name is Al', 'Al', 'Also Al', 'Also **'],
  ['it is 4111 1111 1111 1111', '4111 1111 1111 1111', 'nothing to see', 'nothing to see'],
])('%s: %s in %s', (text, value, other, expected) => {
  expect(scrub(text, value, other)).toBe(expected)
})

test('a finding without a mask hides nothing', () => {
  const finding = makeFinding({ rule: 'pressure/x', action: 'confirm', start: 0, end: 5 })
  expect(makeScrubber('hello', [finding])('hello')).toBe('hello')
})

test('a mask that a value happens to be made of is no pattern', () => {
  expect(scrub('pay $& now', '$& now', 'pay $& now')).toBe('pay ******')
})
