// Masks keep the length and only what may be shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskStyles } from '../../../analyzers/entities/format.ts'
import { maskValue } from '../../../analyzers/entities/mask.ts'
import { recognize } from './load-formats.ts'

const masked = (text: string) => {
  const [found] = recognize(text)
  return found && text.slice(0, found.start) + found.mask + text.slice(found.end)
}

test.each([
  ['card 4111 1111 1111 1111', 'card •••• •••• •••• 1111'],
  ['to jane.doe@example.org', 'to j•••••••@example.org'],
  ['call her on 07700 900461', 'call her on ••••• ••••61'],
  ['iban GB82 WEST 1234 5698 7654 32', 'iban GB•• •••• •••• •••• ••54 32'],
  ['cvv 123', 'cvv •••'],
  ['your password is "Ab 12"', 'your password is •••••••'],
  ['DOB 1959-07-02', 'DOB ••••-••-••'],
  [
    'card four one one one one one one one one one one one one one one one',
    `card ${'four one one one one one one one one one one one one one one one'.replace(/\w/g, '•')}`,
  ],
])('%j becomes %j', (text, expected) => expect(masked(text)).toBe(expected))

describe('any value, any style', () => {
  test.each(maskStyles)('%s keeps the length', (style) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        expect(maskValue(value, style)).toHaveLength(value.length)
      }),
    )
  })
})
