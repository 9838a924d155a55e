import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeText } from '../../analyzers/text/01-normalize.ts'

describe('normalizeText', () => {
  test.each([
    ['plain text stays', 'plain text stays'],
    ['“smart” ‘quotes’ – dashes', '"smart" \'quotes\' - dashes'],
    ['zero\u200Bwidth and \u202Ebidi', 'zerowidth and bidi'],
    ['fullwidth ４１１１', 'fullwidth 4111'],
    ['the pаsswоrd of the account', 'the password of the account'],
    ['привет как дела', 'привет как дела'],
    ['Καλημέρα, τι κάνετε', 'Καλημέρα, τι κάνετε'],
    ['<b>bold</b> &amp; **strong**', 'bold & strong'],
    ['line<br>break', 'line\nbreak'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['café', 'café'],
    ['z\u0337\u0301\u0302a\u0337\u0301\u0302p', 'zap'],
    ['①②', '12'],
  ])('%j is read as %j', (original, clean) => {
    expect(normalizeText(original).clean).toBe(clean)
  })

  test('spans of the clean text point at the original characters', () => {
    const text = normalizeText('say <b>p\u200Bаss</b>word now')
    const at = text.clean.indexOf('password')
    const { start, end } = text.toOriginal(at, at + 'password'.length)
    expect(text.original.slice(start, end)).toBe('p\u200Bаss</b>word')
  })

  test('any text, also with lone surrogates: no throw, and every clean span lies inside the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (original, a, b) => {
        const text = normalizeText(original)
        const start = Math.min(a, b) % (text.clean.length + 1)
        const end = start + (Math.max(a, b) % (text.clean.length - start + 1))
        const span = text.toOriginal(start, end)
        return span.start >= 0 && span.start <= span.end && span.end <= original.length
      }),
      { numRuns: 2000 },
    )
  })
})
