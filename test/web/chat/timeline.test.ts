// Days and ages of messages, in the reader's own time zone.
import { expect, test } from 'vitest'
import { mergeMessages } from '../../../web/chat/messages.ts'
import { formatAge, formatTime, splitDays } from '../../../web/chat/timeline.ts'

/** Local noon: the same day in every time zone that the test runs in. */
const noon = new Date(2026, 10, 23, 12, 0, 0)
const before = (hours: number) => new Date(noon.getTime() - hours * 3_600_000).toISOString()

test('messages are cut into days, named as people name them', () => {
  const messages = [before(24 * 400), before(24 * 3), before(24), before(2), before(1)].map((sentAt) => ({ sentAt }))
  const days = splitDays(messages, noon.getTime())
  expect(days.map((day) => day.messages.length)).toEqual([1, 1, 1, 2])
  expect(days.slice(-2).map(({ label }) => label)).toEqual(['Yesterday', 'Today'])
  expect(days[0]?.label).toContain('2025')
})

test('a date that is none does no harm', () => {
  expect(splitDays([{ sentAt: 'nonsense' }], noon.getTime())[0]?.label).toBe('Unknown day')
  expect(formatTime('nonsense')).toBe('')
  expect(formatAge('nonsense', noon.getTime())).toBe('')
})

test.each([
  [0.005, 'now'],
  [0.1, '6 min'],
])('%d hours ago is "%s"', (hours, age) => {
  expect(formatAge(before(hours), noon.getTime())).toBe(age)
})

test('merging keeps each message once, the newer version, in the order of time', () => {
  const merged = mergeMessages(
    [
      { messageId: 'b', sentAt: '2', text: 'old' },
      { messageId: 'c', sentAt: '3', text: 'c' },
    ],
    [
      { messageId: 'b', sentAt: '2', text: 'new' },
      { messageId: 'a', sentAt: '1', text: 'a' },
    ],
  )
  expect(merged.map(({ text }) => text)).toEqual(['a', 'new', 'c'])
})
