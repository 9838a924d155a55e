// What a connector knows about a conversation: merged, kept, and given to the linter with every message.
import { expect, test } from 'vitest'
import { makeFakeLinter } from '../fake-linter.ts'
import { ask, makeToken, next, startApp } from '../start-app.ts'

async function startContext() {
  const linter = makeFakeLinter()
  const { app, joinCustomer, joinAgent, joinSupervisor } = await startApp({ linter })
  await ask(await joinCustomer(), 'conversation:open', {})
  const patch = async (payload: unknown, { id = 'c1', role = 'connector' as const as never } = {}) => {
    const authorization = `Bearer ${await makeToken({ role })}`
    const headers = { authorization, 'content-type': 'application/json' }
    const url = `/v1/conversations/${id}/context`
    const response = await app.inject({ method: 'PATCH', url, headers, payload: JSON.stringify(payload) })
    return { status: response.statusCode, body: response.json() }
  }
  const agent = await joinAgent()
  return {
    linter,
    agent,
    joinSupervisor,
    patch,
    send: (text: string) => ask(agent, 'message:send', { conversationId: 'c1', clientId: text, text }),
  }
}

test('what is said is merged, null takes a fact back, and every message is linted with it', async () => {
  const { linter, patch, send } = await startContext()
  const first = { jurisdiction: 'us-ca', team: 'sales', facts: { actionLog: 'refund 20 GBP', 'state.verified': 'otp' } }
  expect(await patch(first)).toEqual({ status: 200, body: first })
  await patch({ channel: 'sms', facts: { actionLog: null, 'state.recording': true } })
  await send('hello')
  expect(linter.seen.at(-1)).toMatchObject({
    ...{ jurisdiction: 'us-ca', team: 'sales', channel: 'sms' },
    facts: { 'state.verified': 'otp', 'state.recording': true },
  })
  expect(linter.seen.at(-1)?.facts).not.toHaveProperty('actionLog')
})

test('an agent opens a conversation with its context, hears of changes, and gets what the policy has of its own', async () => {
  const { agent, patch } = await startContext()
  const changed = next(agent, 'context:changed')
  await patch({ team: 'sales' })
  const context = { team: 'sales', facts: {} }
  expect(await changed).toEqual({ conversationId: 'c1', context })
  expect(await ask(agent, 'conversation:open', { conversationId: 'c1' })).toMatchObject({ ok: true, context })
  expect(await ask(agent, 'policy:get', {})).toEqual({ ok: true, overlay: {} })
})

test('a supervisor learns where the customer is, at once and when they join later, and nothing else of it', async () => {
  const { joinSupervisor, patch } = await startContext()
  const supervisor = await joinSupervisor()
  const updated = next(supervisor, 'conversation:updated')
  await patch({ jurisdiction: 'eu', facts: { 'state.verified': 'otp' } })
  expect(await updated).toMatchObject({ conversationId: 'c1', jurisdiction: 'eu' })
  expect(await updated).not.toHaveProperty('facts')
  const listed = await ask(await joinSupervisor(), 'flags:list', {})
  expect(listed).toMatchObject({ ok: true, conversations: [{ conversationId: 'c1', jurisdiction: 'eu' }] })
})

test.each<[string, unknown, object, number, string]>([
  ['an unknown conversation', { team: 'x' }, { id: 'none' }, 404, 'SCR_ERR_CONVERSATION_NOT_FOUND'],
  ['an unknown field', { teams: 'x' }, {}, 400, 'SCR_ERR_INVALID_REQUEST'],
  ['a fact that is a list', { facts: { a: [1] } }, {}, 400, 'SCR_ERR_INVALID_REQUEST'],
  ['an agent', { team: 'x' }, { role: 'agent' }, 403, 'SCR_ERR_WRONG_ROLE'],
])('%s is refused', async (_name, payload, options, status, code) => {
  const { patch } = await startContext()
  expect(await patch(payload, options)).toMatchObject({ status, body: { code } })
})
