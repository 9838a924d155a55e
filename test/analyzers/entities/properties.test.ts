// Any text: no throw, spans inside the text and apart from each other, the mask as long as its span, the same answer twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatFiles, recognize } from './load-formats.ts'

const fragments = [
  ...formatFiles.flatMap(({ format }) => [...format.examples, ...(format.cues ?? [])]),
  '4111 1111 ',
  '\u200b',
  '•',
  '**',
  'İ',
  '\ud83d\ude00',
  '\ud800',
  ' at ',
  ' dot ',
  'double ',
  '@',
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 12,
})
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  hostile.map((parts) => parts.join('')),
)

test('total, well-formed and deterministic', () => {
  fc.assert(
    fc.property(texts, texts, (text, earlier) => {
      const options = { previous: [earlier], heard: [earlier] }
      const found = recognize(text, options)
      let end = 0
      for (const each of found) {
        expect(each.start).toBeGreaterThanOrEqual(end)
        expect(each.end).toBeGreaterThan(each.start)
        expect(each.end).toBeLessThanOrEqual(text.length)
        expect(each.mask).toHaveLength(each.end - each.start)
        expect(each.score).toBeGreaterThan(0)
        end = each.end
      }
      expect(recognize(text, options)).toEqual(found)
    }),
    { numRuns: 400 },
  )
}, 60_000)
