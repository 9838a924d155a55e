// Which word of the rules a misspelt one stands for.
import { expect, test } from 'vitest'
import { TypoIndex } from '../../analyzers/text/typos.ts'
import { Vocabulary } from '../../analyzers/text/vocabulary.ts'

const words = ['guarantee', 'definitely', 'delivery', 'customer', 'charged', 'adaption', 'adoption', 'bloating']
const index = new TypoIndex()
for (const [id, word] of words.entries()) index.add(word, id)

test.each([
  ['gaurantee', 'guarantee'],
  ['guarrantee', 'guarantee'],
  ['guarntee', 'guarantee'],
  ['guaranttee', 'guarantee'],
  ['gurantee', 'guarantee'],
  ['guarantxee', 'guarantee'],
  ['definately', 'definitely'],
  ['delivry', 'delivery'],
  ['custmer', 'customer'],
  // The last letter is the inflection.
  ['charger', undefined],
  // It may be either.
  ['adption', undefined],
  // A consonant for another is another word.
  ['guarantel', undefined],
  ['deligery', undefined],
  // A verb with a neighbour.
  ['boating', undefined],
  ['chrgd', undefined],
  ['cus-tomer', undefined],
])('%s is %s', (misspelt, meant) => {
  const id = index.find(misspelt, (each) => words[each])
  expect(id < 0 ? undefined : words[id]).toBe(meant)
})

test.each([
  ['reffund', 'refund'],
  ['hopping', undefined],
  ['losses', undefined],
])('a doubled letter of a shorter word: %s is %s', (written, meant) => {
  const vocabulary = new Vocabulary()
  for (const word of ['refund', 'hoping', 'loses']) vocabulary.add(word)
  const [word] = vocabulary.resolve(written)
  expect(vocabulary.wordOf(word?.id ?? -1)).toBe(meant)
})
