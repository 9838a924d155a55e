// The widget's state: every message once, in its place, whatever the order of announcements and answers.
import { describe, expect, test } from 'vitest'
import type { ChatMessage } from '../../../server/contract.ts'
import {
  initialWidgetState,
  listEntries,
  reduceWidget,
  type WidgetEvent,
  type WidgetState,
} from '../../../web/widget/state.ts'

const run = (events: WidgetEvent[], from: WidgetState = initialWidgetState) => events.reduce(reduceWidget, from)

const message = (messageId: string, given: Partial<ChatMessage> = {}): ChatMessage => ({
  messageId,
  conversationId: 'c1',
  role: 'agent',
  author: 'Dana',
  text: `text ${messageId}`,
  sentAt: `2026-11-23T10:00:0${messageId.at(-1)}.000Z`,
  status: 'delivered',
  ...given,
})
const own = (messageId: string, text: string) => message(messageId, { role: 'customer', author: 'Jamie', text })
const queue = (clientId: string, text: string): WidgetEvent => ({
  type: 'message:queued',
  waiting: { clientId, text, queuedAt: '2026-11-23T10:00:05.000Z' },
})
const opened = (...messages: ChatMessage[]): WidgetEvent => ({
  type: 'conversation:opened',
  agentName: 'Dana',
  messages,
})
const delivered = (item: ChatMessage): WidgetEvent => ({ type: 'message:delivered', message: item })
const answered = (clientId: string, item: ChatMessage): WidgetEvent => ({
  type: 'message:answered',
  clientId,
  message: item,
})
const shown = (state: WidgetState) => listEntries(state).map(({ text, status }) => `${text} (${status})`)

describe('own messages', () => {
  test.each([
    ['waiting', [queue('k1', 'hi')], ['hi (waiting)']],
    ['answered', [queue('k1', 'hi'), answered('k1', own('m1', 'hi'))], ['hi (delivered)']],
    ['announced before the answer', [queue('k1', 'hi'), delivered(own('m1', 'hi'))], ['hi (waiting)']],
    [
      'announced, then answered',
      [queue('k1', 'hi'), delivered(own('m1', 'hi')), answered('k1', own('m1', 'hi'))],
      ['hi (delivered)'],
    ],
    [
      'masked by the server',
      [queue('k1', '4111'), delivered(own('m1', '••••')), answered('k1', own('m1', '••••'))],
      ['•••• (delivered)'],
    ],
    [
      'answer lost, found again in the history, then answered as a repeat',
      [queue('k1', 'hi'), opened(own('m1', 'hi')), answered('k1', own('m1', 'hi'))],
      ['hi (delivered)'],
    ],
    [
      'the same words a second time',
      [opened(own('m1', 'hi')), queue('k2', 'hi'), delivered(own('m2', 'hi'))],
      ['hi (delivered)', 'hi (waiting)'],
    ],
    [
      'one from another window meanwhile',
      [
        queue('k1', 'hi'),
        delivered(own('m1', 'from my phone')),
        delivered(own('m2', 'hi')),
        answered('k1', own('m2', 'hi')),
      ],
      ['from my phone (delivered)', 'hi (delivered)'],
    ],
    [
      'one from another window while one was refused',
      [
        queue('k1', 'hi'),
        { type: 'message:refused', clientId: 'k1', refusal: { code: 'X', message: 'no' } },
        delivered(own('m1', 'from my phone')),
      ],
      ['from my phone (delivered)', 'hi (refused)'],
    ],
  ] satisfies [string, WidgetEvent[], string[]][])('%s', (_, events, expected) => {
    expect(shown(run(events))).toEqual(expected)
  })

  test('the bubble keeps its key when it is delivered', () => {
    const waiting = run([queue('k1', 'hi')])
    const settled = run([answered('k1', own('m1', 'hi'))], waiting)
    expect(listEntries(settled)[0]?.key).toBe(listEntries(waiting)[0]?.key)
  })

  test('sent again after a refusal, it waits', () => {
    const refusal = { code: 'SCR_ERR_INTERNAL', message: 'Something failed.' }
    const state = run([queue('k1', 'hi'), { type: 'message:refused', clientId: 'k1', refusal }])
    expect(shown(run([{ type: 'message:retried', clientId: 'k1' }], state))).toEqual(['hi (waiting)'])
  })
})

describe('unread', () => {
  test.each([
    ['an agent writes while it is closed', [opened(), delivered(message('m1'))], 1],
    ['the same message twice', [opened(), delivered(message('m1')), delivered(message('m1'))], 1],
    ['history is not new', [opened(message('m1'), message('m2'))], 0],
    ['what came while the link was down is', [opened(message('m1')), opened(message('m1'), message('m2'))], 1],
    ['own messages are not', [opened(), delivered(own('m1', 'hi'))], 0],
    ['opened', [opened(), delivered(message('m1')), { type: 'panel:opened' }], 0],
    ['open all the time', [{ type: 'panel:opened' }, opened(), delivered(message('m1'))], 0],
  ] satisfies [string, WidgetEvent[], number][])('%s', (_, events, count) => {
    expect(run(events).unread).toBe(count)
  })
})
