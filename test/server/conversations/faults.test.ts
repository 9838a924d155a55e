// When the linter fails: held or delivered as the setting says, always said, recorded and shown; the server lives on.
import { describe, expect, test } from 'vitest'
import type { ReviewedMessage } from '../../../server/contract.ts'
import { brokenMaskWord, cardNumber, faultWord } from '../fake-linter.ts'
import { ask, collect, next, settle, startApp } from '../start-app.ts'

async function startChat(onLinterFault: 'closed' | 'open') {
  const started = await startApp({ onLinterFault })
  const customer = await started.joinCustomer()
  await ask(customer, 'conversation:open', {})
  const agent = await started.joinAgent()
  const supervisor = await started.joinSupervisor()
  const send = (text: string, more = {}) =>
    ask(agent, 'message:send', { conversationId: 'c1', clientId: 'a1', text, ...more })
  return { ...started, customer, agent, supervisor, send }
}

describe.each([
  ['an exception', faultWord],
  ['an answer with a mask of the wrong length', brokenMaskWord],
])('after %s', (_name, word) => {
  const text = `please ${word} ${cardNumber}`

  test('closed: the message is held, hidden and shown to supervisors', async () => {
    const { customer, agent, supervisor, send } = await startChat('closed')
    const arrived = collect(customer, 'message:delivered')
    const flagged = next<ReviewedMessage>(supervisor, 'message:flagged')
    const { message } = await send(text, { note: 'sent by me' })
    expect(message).toMatchObject({ status: 'held', action: 'block', hasLinterFault: true, findings: [] })
    expect(message.text).toMatch(/^[• ]+$/)
    expect(message.text).toHaveLength(text.length)
    expect(message.note).toBe('•••• •• ••')
    expect(await flagged).toEqual(message)
    await settle(customer)
    expect(arrived).toEqual([])
    const opened = await ask(agent, 'conversation:open', { conversationId: 'c1' })
    expect(opened.messages).toEqual([message])
    expect(opened.conversation).toMatchObject({ flagCount: 1, messageCount: 0 })
  })

  test('closed: a reason does not help', async () => {
    const { send } = await startChat('closed')
    expect((await send(text, { reason: 'other' })).message.status).toBe('held')
  })

  test('open: the message is delivered as it is, and shown to supervisors', async () => {
    const { customer, supervisor, send } = await startChat('open')
    const arriving = next<ReviewedMessage>(customer, 'message:delivered')
    const flagged = next<ReviewedMessage>(supervisor, 'message:flagged')
    const { message } = await send(text)
    expect(message).toMatchObject({ status: 'delivered', action: 'deliver', hasLinterFault: true, text })
    expect((await arriving).text).toBe(text)
    expect(await flagged).toEqual(message)
  })

  test('the next message is linted as ever', async () => {
    const { agent, send } = await startChat('closed')
    await send(text)
    const answer = await ask(agent, 'message:send', { conversationId: 'c1', clientId: 'a2', text: 'hello' })
    expect(answer.message).toMatchObject({ status: 'delivered', hasLinterFault: false })
  })
})

test.each(['closed', 'open'] as const)("%s: a customer's message is never lost", async (onLinterFault) => {
  const { customer, agent, supervisor } = await startChat(onLinterFault)
  const atAgent = next<ReviewedMessage>(agent, 'message:delivered')
  const flagged = next<ReviewedMessage>(supervisor, 'message:flagged')
  const text = `please ${faultWord}`
  const answer = await ask(customer, 'message:send', { clientId: 'k1', text })
  expect(answer.message).toMatchObject({ status: 'delivered', text })
  expect(await atAgent).toMatchObject({ text, hasLinterFault: true })
  expect(await flagged).toMatchObject({ text, hasLinterFault: true })
})

test('a draft that cannot be linted gets a code', async () => {
  const { agent } = await startChat('closed')
  const answer = await ask(agent, 'draft:check', { conversationId: 'c1', text: faultWord })
  expect(answer).toMatchObject({ ok: false, code: 'SCR_ERR_LINTER_FAULT' })
})
