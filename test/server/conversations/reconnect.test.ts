// A connection that breaks in the middle of a send: the client sends again under the same id, nothing is lost or doubled.
import { expect, test } from 'vitest'
import type { Linter } from '../../../analyzers/lint.ts'
import { makeFakeLinter } from '../fake-linter.ts'
import { ask, type Client, collect, connected, makeToken, next, settle, startApp } from '../start-app.ts'

/** Cuts the agent's connection at the moment the server reads the message, before it can acknowledge. */
function makeCuttingLinter(cut: () => void): Linter {
  const fake = makeFakeLinter()
  return {
    ...fake,
    lint(message) {
      if (message.text.includes('cut here')) cut()
      return fake.lint(message)
    },
  }
}

const engineOf = (client: Client) => client.io.engine

test('a send whose acknowledgement is lost is repeated without a double', async () => {
  let cut = () => {}
  const { joinAgent, joinCustomer } = await startApp({ linter: makeCuttingLinter(() => cut()) })
  const customer = await joinCustomer()
  await ask(customer, 'conversation:open', {})
  const agent = await joinAgent()
  const arrived = collect(customer, 'message:delivered')
  let cuts = 0
  cut = () => {
    cuts++
    engineOf(agent).close()
  }
  const payload = { conversationId: 'c1', clientId: 'a1', text: 'cut here' }
  const broken = next(agent, 'disconnect')
  const lost = agent.timeout(300).emitWithAck('message:send', payload)
  await expect(lost).rejects.toThrow()
  await broken
  await connected(agent)
  expect(await ask(agent, 'message:send', payload)).toMatchObject({
    ok: true,
    isRepeat: true,
    message: { status: 'delivered' },
  })
  await settle(customer)
  expect(cuts).toBe(1)
  expect(arrived.map(({ text }) => text)).toEqual(['cut here'])
})

test('a customer who was away for a moment gets what was said meanwhile, once', async () => {
  const { joinAgent, joinCustomer } = await startApp()
  const customer = await joinCustomer()
  await ask(customer, 'conversation:open', {})
  const agent = await joinAgent()
  const arrived = collect(customer, 'message:delivered')
  const send = (text: string, clientId: string) => ask(agent, 'message:send', { conversationId: 'c1', clientId, text })
  await send('before', 'a1')
  await settle(customer)
  customer.io.reconnection(false)
  const gone = next(customer, 'disconnect')
  engineOf(customer).close()
  await gone
  await send('meanwhile', 'a2')
  customer.connect()
  await connected(customer)
  expect(customer.recovered).toBe(true)
  await send('after', 'a3')
  await settle(customer)
  expect(arrived.map(({ text }) => text)).toEqual(['before', 'meanwhile', 'after'])
})

test('a resumed session cannot be taken over by somebody else', async () => {
  const { connect, joinAgent, joinCustomer } = await startApp()
  const agent = await joinAgent()
  const customer = await joinCustomer()
  await ask(customer, 'conversation:open', {})
  await ask(agent, 'message:send', { conversationId: 'c1', clientId: 'a1', text: 'for Jamie' })
  await settle(customer)
  customer.io.reconnection(false)
  const gone = next(customer, 'disconnect')
  engineOf(customer).close()
  await gone
  const session = customer as unknown as { _pid: string; _lastOffset: string }
  expect(session._pid).toEqual(expect.any(String))
  const token = await makeToken({ role: 'customer', sub: 'Ada', name: 'Ada', conversationId: 'c2' })
  const thief = connect('/customer', token, { reconnection: false, autoConnect: false })
  Object.assign(thief, { auth: { token, pid: session._pid, offset: session._lastOffset } })
  const heard = collect(thief, 'message:delivered')
  const refusal = next<Error & { data: { code: string } }>(thief, 'connect_error')
  thief.connect()
  expect((await refusal).data.code).toBe('SCR_ERR_FOREIGN_SESSION')
  expect(heard).toEqual([])
})
