import { describe, expect, test } from 'vitest'
import { PatternError } from '../../analyzers/text/03-pattern.ts'
import { underlined } from './linter-for.ts'

const lists = { deal: ['price', 'special offer'], offer: ['@deal', 'sale'] }

describe('the pattern language', () => {
  test.each([
    ['refund', 'A Refund, please.', ['Refund']],
    ['~cancel now', 'cancelled now, canceling now', ['cancelled now', 'canceling now']],
    ['(no|without any) fees', 'Without any fees.', ['Without any fees']],
    ['no (hidden)? fees', 'no fees and no hidden fees', ['no fees', 'no hidden fees']],
    ['no hidden? fees', 'no hidden fees', ['no hidden fees']],
    ['you ..2 decide', 'you really must decide', ['you really must decide']],
    ['you ..2 decide', 'you really must now decide', []],
    ['@offer ends', 'the special offer ends', ['special offer ends']],
    ['only [#Number left]', 'only two left', ['two left']],
    ['for #Money', 'for £20, for 20 pounds, for twenty euros', ['for £20', 'for 20 pounds', 'for twenty euros']],
    ['save #Percent', 'save 20%, save 20 per cent', ['save 20%', 'save 20 per cent']],
    ['next #Duration', 'next 10 minutes', ['next 10 minutes']],
    ['by #Clock', 'by 5pm, by 17:30, by midnight', ['by 5pm', 'by 17:30', 'by midnight']],
    ['ends #Day', 'ends tomorrow, ends 3rd June, ends Friday', ['ends tomorrow', 'ends 3rd June', 'ends Friday']],
    ['^ trust me', 'Trust me. But do not trust me.', ['Trust me']],
    ['trust me $', 'Trust me. Trust me on this.', ['Trust me']],
    ['guaranteed !(by|under) #Any', 'guaranteed by law, guaranteed results', ['guaranteed results']],
    ['you , dear', 'for you, dear', ['you, dear']],
    ['you , dear', 'you dear', []],
    [
      "we can't help",
      'We cannot help, we cant help, we can’t help',
      ['We cannot help', 'we cant help', 'we can’t help'],
    ],
    ['end-to-end', 'end to end', ['end to end']],
    ['we ~recognise', 'we recognize', ['we recognize']],
    ['#Adjective people', 'lazy people', ['lazy people']],
    ['#Adjective people', 'table people', []],
  ])('%j in %j', (pattern, text, expected) => {
    expect(underlined(text, { match: [pattern] }, lists)).toEqual(expected)
  })

  test.each([
    ['p1n', 'pin'],
    ['passw0rd', 'password'],
    ['c v v', 'cvv'],
    ['g.u.a.r.a.n.t.e.e', 'guarantee'],
    ['freeeee', 'free'],
    ['h.a.t.e', 'hate'],
    ['gaurantee', 'guarantee'],
    ['guarrantee', 'guarantee'],
    ['ｆｒｅｅ', 'free'],
    ['fr\u200Bee', 'free'],
    ['frее', 'free'],
  ])('%j is read as the word %j', (written, word) => {
    expect(underlined(`say ${written} here`, { match: [word] })).toEqual([written])
  })

  test('a letter before spaced letters may be a word of its own', () => {
    expect(underlined('I h a t e it', { match: ['i hate it'] })).toEqual(['I h a t e it'])
    expect(underlined('see blacklist.io now', { match: ['blacklist io'] })).toEqual(['blacklist.io'])
  })

  test.each<[string, string, boolean]>([
    ['you win nothing but cash', 'you ..4 !(nothing) cash', false],
    ['you win plain cash', 'you ..4 !(nothing) cash', true],
    ['you win cash, nothing else', 'you ..4 !(nothing) cash', true],
    ['buy it at our shop', 'buy ..4 !(our shop)', false],
    ['buy it now at our shop', '[buy ..4] !(our shop)', false],
    ['buy it at a shop', 'buy ..4 !(our shop)', true],
    ['buy one two three four our shop', 'buy ..3 !(our shop)', true],
    ['buy cash not card', '(buy ..3 !(not)) card', false],
  ])('%j and a gap that may not pass over words, %j: %s', (text, pattern, isFound) => {
    expect(underlined(text, { match: [pattern] }).length > 0).toBe(isFound)
  })

  test('a pattern does not reach over the end of a sentence', () => {
    expect(underlined('It is free. Trial users pay.', { match: ['free ... pay'] })).toEqual([])
    expect(underlined('Dr. Lee gets it free for pay.', { match: ['dr ... free'] })).toEqual(['Dr. Lee gets it free'])
  })

  test.each([
    ['(i|we', '")" is missing'],
    ['i|we', '"|" stands alone'],
    ['(a|)', 'an alternative is empty'],
    ['..', 'needs a number'],
    ['a ..99 b', 'at most 30'],
    ['@nothing', 'there is no list "@nothing"'],
    ['(a)? #Number', 'no word that every match must hold'],
  ])('%j is refused, and the error says why', (pattern, reason) => {
    expect(() => underlined('any', { match: [pattern] })).toThrow(PatternError)
    expect(() => underlined('any', { match: [pattern] })).toThrow(/deception\/test: match: /)
    expect(() => underlined('any', { match: [pattern] })).toThrow(reason)
  })
})
