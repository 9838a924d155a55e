// The signals of a conversation: each once, newest last, with what the loaded messages know about them.
import { expect, test } from 'vitest'
import type { Signal } from '../../../analyzers/finding.ts'
import { describeRaised, listRaised } from '../../../web/findings/raised.ts'

const signal = (name: string, given: Partial<Signal> = {}): Signal => ({
  signal: name,
  topic: '',
  strength: 'explicit',
  confidence: 0.9,
  start: 0,
  end: 2,
  ...given,
})

test('the newest message says what is known; without one, the id stands alone', () => {
  const messages = [
    { signals: [signal('refusal-of-offer', { topic: 'insurance', strength: 'implied' })] },
    { signals: [signal('complaint')] },
    { signals: [signal('refusal-of-offer', { topic: 'upgrade' })] },
  ]
  expect(listRaised(['refusal-of-offer', 'distress', 'complaint', 'refusal-of-offer'], messages)).toEqual([
    { id: 'distress' },
    { id: 'complaint', strength: 'explicit', topic: '' },
    { id: 'refusal-of-offer', strength: 'explicit', topic: 'upgrade' },
  ])
  expect(listRaised([], messages)).toEqual([])
})

test.each([
  [{ id: 'a' }, ''],
  [{ id: 'a', strength: 'explicit', topic: '' }, 'Said plainly'],
  [{ id: 'a', strength: 'implied', topic: 'upgrade' }, 'Implied, about “upgrade”'],
  [{ id: 'a', strength: 'explicit', topic: 'send me copy all data hold' }, 'Said plainly'],
] as const)('%j', (raised, words) => expect(describeRaised(raised)).toBe(words))
