// The agent console's state: nothing typed is lost, nothing sent is doubled, and unread counts are true.
import { describe, expect, test } from 'vitest'
import {
  type AgentEvent,
  type AgentState,
  initialAgentState,
  listShown,
  listTurns,
  listWaiting,
  type Outgoing,
  reduceAgent,
} from '../../../web/agent/state.ts'
import { conversation, finding, reviewed } from '../sample.ts'

const run = (events: AgentEvent[], from: AgentState = initialAgentState) => events.reduce(reduceAgent, from)

const outgoing = (given: Partial<Outgoing> = {}): Outgoing => ({
  clientId: 'k1',
  conversationId: 'c1',
  text: 'Order now!',
  queuedAt: '2026-11-23T10:00:00.000Z',
  isForReview: false,
  ...given,
})

const queued: AgentEvent[] = [
  { type: 'conversations:listed', conversations: [conversation()] },
  { type: 'conversation:chosen', conversationId: 'c1' },
  { type: 'draft:changed', conversationId: 'c1', text: 'Order now!' },
  { type: 'message:queued', outgoing: outgoing() },
]
const answered = (given: Parameters<typeof reviewed>[0]): AgentEvent => ({
  type: 'message:answered',
  clientId: 'k1',
  outcome: { message: reviewed(given), isRepeat: false },
})

describe('sending', () => {
  test('empties the composer and shows the message as waiting', () => {
    const state = run(queued)
    expect(state.drafts.c1).toBe('')
    expect(listWaiting(state, 'c1').map(({ text }) => text)).toEqual(['Order now!'])
  })

  test('a delivery announced before its answer is shown once', () => {
    const announced = run([...queued, { type: 'message:delivered', message: reviewed({ text: 'Order now!' }) }])
    expect(announced.messages.c1).toHaveLength(1)
    expect(listWaiting(announced, 'c1')).toEqual([])
    const state = run([answered({ text: 'Order now!' })], announced)
    expect(state.messages.c1).toHaveLength(1)
    expect(state.outbox).toEqual([])
  })

  test('a held text comes back into the composer with the findings of the server', () => {
    const findings = [finding()]
    const state = run([...queued, answered({ status: 'held', action: 'confirm', text: 'Order ••••', findings })])
    expect(state.drafts.c1).toBe('Order now!')
    expect(state.held.c1).toMatchObject({ text: 'Order now!', findings, hasLinterFault: false })
    expect(state.messages.c1?.map(({ status }) => status)).toEqual(['held'])
  })

  test('a held text does not overwrite what the agent is writing by now', () => {
    const writing: AgentEvent = { type: 'draft:changed', conversationId: 'c1', text: 'And another thing' }
    const state = run([...queued, writing, answered({ status: 'held', messageId: 'm9' })])
    expect(state.drafts.c1).toBe('And another thing')
    expect(state.held.c1).toBeUndefined()
    expect(state.heldTexts.m9).toBe('Order now!')
  })

  test('a message sent for review stays out of the composer when it is held', () => {
    const review: AgentEvent = { type: 'message:queued', outgoing: outgoing({ isForReview: true }) }
    const state = run([...queued.slice(0, 3), review, answered({ status: 'held', action: 'approve' })])
    expect(state.drafts.c1).toBe('')
  })

  test('a refused message waits for the agent, and can be sent again or taken back', () => {
    const refusal = { code: 'SCR_ERR_LINTER_FAULT', message: 'The linter failed.' }
    const refused = run([...queued, { type: 'message:refused', clientId: 'k1', refusal }])
    expect(refused.outbox[0]?.refusal).toEqual(refusal)
    expect(run([{ type: 'message:retried', clientId: 'k1' }], refused).outbox[0]?.refusal).toBeUndefined()
    const typed = run([{ type: 'draft:changed', conversationId: 'c1', text: 'more' }], refused)
    const back = run([{ type: 'message:withdrawn', clientId: 'k1' }], typed)
    expect(back.outbox).toEqual([])
    expect(back.drafts.c1).toBe('Order now!\nmore')
  })

  test('an answer that comes twice changes nothing the second time', () => {
    const once = run([...queued, answered({})])
    expect(run([answered({})], once)).toEqual(once)
  })
})

test('drafts are kept by conversation', () => {
  const state = run([
    { type: 'draft:changed', conversationId: 'c1', text: 'one' },
    { type: 'draft:changed', conversationId: 'c2', text: 'two' },
    { type: 'conversation:chosen', conversationId: 'c2' },
    { type: 'conversation:chosen', conversationId: 'c1' },
  ])
  expect(state.drafts).toEqual({ c1: 'one', c2: 'two' })
})

describe('unread', () => {
  const customer = (messageId: string, conversationId: string): AgentEvent => ({
    type: 'message:delivered',
    message: reviewed({ messageId, conversationId, role: 'customer' }),
  })

  test.each([
    ['a customer in another conversation', [customer('m1', 'c2')], 1],
    ['the same message twice', [customer('m1', 'c2'), customer('m1', 'c2')], 1],
    ['a customer in the open conversation', [customer('m1', 'c1')], 0],
    ['an agent', [{ type: 'message:delivered', message: reviewed({ conversationId: 'c2' }) }], 0],
    ['read by opening', [customer('m1', 'c2'), { type: 'conversation:chosen', conversationId: 'c2' }], 0],
  ] satisfies [string, AgentEvent[], number][])('%s', (_, events, count) => {
    const state = run([{ type: 'conversation:chosen', conversationId: 'c1' }, ...events])
    expect(state.unread.c2 ?? 0).toBe(count)
  })

  test('what came while the link was down counts, what was there at the start does not', () => {
    const before = [conversation({ conversationId: 'c2', messageCount: 5 })]
    const after = [conversation({ conversationId: 'c2', messageCount: 7 })]
    const first = run([{ type: 'conversations:listed', conversations: before }])
    expect(first.unread.c2).toBeUndefined()
    expect(run([{ type: 'conversations:listed', conversations: after }], first).unread.c2).toBe(2)
  })
})

test('the list is newest first, and the search reads names and last words in any case', () => {
  const conversations = Object.fromEntries(
    [
      conversation({
        conversationId: 'a',
        customerName: 'Ana',
        lastText: 'Thanks',
        lastMessageAt: '2026-11-23T08:00:00Z',
      }),
      conversation({
        conversationId: 'b',
        customerName: 'Bo',
        lastText: 'ANANAS?',
        lastMessageAt: '2026-11-23T09:00:00Z',
      }),
      conversation({ conversationId: 'c', customerName: 'Cy', lastText: 'Hi', lastMessageAt: '2026-11-23T07:00:00Z' }),
    ].map((item) => [item.conversationId, item]),
  )
  const ids = (search: string) => listShown({ conversations, search }).map(({ conversationId }) => conversationId)
  expect(ids('')).toEqual(['b', 'a', 'c'])
  expect(ids(' ana ')).toEqual(['b', 'a'])
  expect(ids('nobody')).toEqual([])
})

test('the linter reads what the customer saw: held messages are no context', () => {
  const messages = [
    reviewed({ text: 'never seen', status: 'held' }),
    ...Array.from({ length: 60 }, (_, index) => reviewed({ messageId: `m${index}`, text: `${index}` })),
  ]
  const turns = listTurns(messages)
  expect(turns).toHaveLength(50)
  expect(turns[0]).toEqual({ role: 'agent', text: '10' })
  expect(listTurns(messages.slice(0, 1))).toEqual([])
})
