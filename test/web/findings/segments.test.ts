// Marks: whatever overlaps or sticks out, the pieces joined are the text, and each mark covers exactly its span.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSegments } from '../../../web/findings/segments.ts'

test.each([
  ['no marks', 'Hello', [], ['Hello']],
  ['one in the middle', 'Hello', [[1, 3]], ['H', '[el]', 'lo']],
  [
    'two that overlap',
    'Hello',
    [
      [0, 3],
      [2, 5],
    ],
    ['[He]', '[l]', '[lo]'],
  ],
  ['one past the end', 'Hello', [[3, 99]], ['Hel', '[lo]']],
  ['an empty one', 'Hello', [[2, 2]], ['Hello']],
] satisfies [string, string, number[][], string[]][])('%s', (_, text, spans, expected) => {
  const marks = spans.map(([start = 0, end = 0]) => ({ start, end }))
  const pieces = cutSegments(text, marks).map((segment) =>
    segment.marks.length > 0 ? `[${segment.text}]` : segment.text,
  )
  expect(pieces).toEqual(expected)
})

test('for any text and any marks nothing is lost and nothing is marked that should not be', () => {
  const span = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) })
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 6 }), (text, marks) => {
      const segments = cutSegments(text, marks)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      for (const segment of segments) {
        const end = segment.start + segment.text.length
        for (const mark of segment.marks) expect(mark.start <= segment.start && mark.end >= end).toBe(true)
      }
    }),
  )
})
