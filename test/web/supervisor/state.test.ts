// The supervisor's list: what cannot wait comes first, filters agree with each other, and a paused list stands still.
import { describe, expect, test } from 'vitest'
import type { Signal } from '../../../analyzers/finding.ts'
import type { ReviewedMessage } from '../../../server/contract.ts'
import { countSeverities, type Filters, listChoices, listRows, noFilters } from '../../../web/supervisor/rows.ts'
import {
  countHidden,
  initialSupervisorState,
  reduceSupervisor,
  type SupervisorEvent,
  type SupervisorState,
} from '../../../web/supervisor/state.ts'
import { conversation, finding, reviewed } from '../sample.ts'

const run = (events: SupervisorEvent[], from: SupervisorState = initialSupervisorState) =>
  events.reduce(reduceSupervisor, from)

const signal = (name: string): Signal => ({
  signal: name,
  topic: '',
  strength: 'explicit',
  confidence: 0.9,
  start: 0,
  end: 2,
})

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`
const flagged = (id: string, minute: number, given: Partial<ReviewedMessage>) =>
  reviewed({ messageId: `m-${id}`, conversationId: id, sentAt: at(minute), ...given })

const warning = flagged('warning', 5, { findings: [finding()] })
const held = flagged('held', 1, { status: 'held', findings: [finding({ category: 'deception' })] })
const error = flagged('error', 2, { findings: [finding({ severity: 'error', category: 'privacy' })] })
const fault = flagged('fault', 3, { hasLinterFault: true })
const distress = flagged('distress', 4, { role: 'customer', signals: [signal('distress')] })
const refusal = flagged('refusal', 6, { role: 'customer', signals: [signal('refusal-of-offer')] })
const all = [warning, held, error, fault, distress, refusal]

const listed: SupervisorEvent = {
  type: 'flags:listed',
  conversations: all.map(({ conversationId }) =>
    conversation({
      conversationId,
      customerName: `Customer ${conversationId}`,
      agentName: conversationId === 'held' ? 'Lena' : 'Tom',
    }),
  ),
  flagged: all,
}
const ids = (state: SupervisorState) => listRows(state).map((row) => row.conversation.conversationId)

test('held, errors, failed checks and grave signals first, each group newest first', () => {
  expect(ids(run([listed]))).toEqual(['distress', 'fault', 'error', 'held', 'refusal', 'warning'])
})

test.each([
  ['severity error', { severity: 'error' }, ['error']],
  ['severity warning', { severity: 'warning' }, ['held', 'warning']],
  ['category', { category: 'deception' }, ['held']],
  ['category and another severity', { category: 'deception', severity: 'error' }, []],
  ['signals', { category: 'signal' }, ['distress', 'refusal']],
  ['agent', { agent: 'Lena' }, ['held']],
  ['status held', { status: 'held' }, ['held']],
  ['status fault', { status: 'fault' }, ['fault']],
  ['search for the customer, in any case', { search: 'CUSTOMER WAR' }, ['warning']],
  ['search for the agent', { search: 'lena' }, ['held']],
] satisfies [string, Partial<Filters>, string[]][])('filter by %s', (_, filters, expected) => {
  expect(ids(run([listed, { type: 'filters:changed', filters }]))).toEqual(expected)
})

test('counts say how many conversations each severity would show', () => {
  const state = run([listed, { type: 'filters:changed', filters: { severity: 'error' } }])
  expect(countSeverities(state)).toEqual({ all: 6, error: 1, warning: 2, info: 0 })
})

test('choices are what there is', () => {
  expect(listChoices(run([listed]))).toEqual({
    categories: [
      ['deception', 1],
      ['pressure', 1],
      ['privacy', 1],
    ],
    agents: ['Lena', 'Tom'],
    signalCount: 2,
  })
})

describe('pause', () => {
  const news: SupervisorEvent[] = [
    { type: 'conversation:updated', conversation: conversation({ conversationId: 'new' }) },
    { type: 'message:flagged', message: flagged('new', 9, { status: 'held' }) },
  ]

  test('the list stands still, counts what is hidden, and shows it when resumed', () => {
    const paused = run([listed, { type: 'list:paused' }, ...news])
    expect(ids(paused)).not.toContain('new')
    expect(countHidden(paused)).toBe(1)
    const resumed = run([{ type: 'list:resumed' }], paused)
    expect(ids(resumed)[0]).toBe('new')
    expect(countHidden(resumed)).toBe(0)
  })

  test('an open conversation goes on', () => {
    const opened: SupervisorEvent = {
      type: 'conversation:opened',
      conversation: conversation(),
      messages: [reviewed()],
    }
    const later = reviewed({ messageId: 'm2', sentAt: at(30) })
    const state = run([listed, opened, { type: 'list:paused' }, { type: 'message:delivered', message: later }])
    expect(state.messages.c1?.map(({ messageId }) => messageId)).toEqual(['m1', 'm2'])
  })
})

test('set aside leaves the urgent ones until something new is flagged there', () => {
  const aside = run([listed, { type: 'conversation:set-aside', conversationId: 'error' }])
  expect(listRows(aside).find((row) => row.conversation.conversationId === 'error')?.needsYouNow).toBe(false)
  const again = run([{ type: 'message:flagged', message: { ...error, messageId: 'm-error-2', sentAt: at(20) } }], aside)
  expect(ids(again)[0]).toBe('error')
})

test('a row speaks of what cannot wait, not of what came last', () => {
  const later = flagged('held', 40, {
    messageId: 'm-held-2',
    findings: [finding({ severity: 'info', action: 'advise' })],
  })
  const row = listRows(run([listed, { type: 'message:flagged', message: later }]))[0]
  expect(row?.flags.map(({ messageId }) => messageId)).toEqual(['m-held-2', 'm-held'])
  expect(row?.headline.messageId).toBe('m-held')
})

test('a message flagged twice is there once, and is fresh only the first time', () => {
  const first = run([listed, { type: 'message:flagged', message: warning }])
  expect(Object.keys(first.flagged)).toHaveLength(6)
  expect(first.fresh).toEqual({})
})

test('messages of conversations that were never opened are not kept', () => {
  expect(run([listed, { type: 'message:delivered', message: reviewed() }]).messages).toEqual({})
})

test('another filter starts at the first page again', () => {
  const extended = run([listed, { type: 'list:extended' }])
  expect(extended.limit).toBeGreaterThan(initialSupervisorState.limit)
  const filtered = run([{ type: 'filters:changed', filters: { ...noFilters, search: 'a' } }], extended)
  expect(filtered.limit).toBe(initialSupervisorState.limit)
})

test('what a rule on trial finds is listed, but neither urgent nor a severity', () => {
  const trial = flagged('trial', 7, { findings: [finding({ severity: 'error', isTrial: true })] })
  const conversations = [conversation({ conversationId: 'trial' })]
  const [row] = listRows(run([{ type: 'flags:listed', conversations, flagged: [trial] }]))
  expect(row).toMatchObject({ needsYouNow: false, severity: null, headline: { messageId: 'm-trial' } })
})
