// Demo mode: tokens for anybody on this machine, and an empty store filled once with conversations that were really linted.
import { expect, test } from 'vitest'
import { seedConversations } from '../../../server/demo/conversations.ts'
import { ask, connected, makeDataDir, startApp } from '../start-app.ts'

const demo = { isDemo: true, tokenSecret: undefined }

async function fetchToken(url: string, body: object): Promise<{ token: string } & Record<string, string>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/demo/token`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return (await response.json()) as { token: string } & Record<string, string>
}

test.each([
  ['/agent', { role: 'agent' }, { name: 'Dana Okafor' }],
  ['/supervisor', { role: 'supervisor', name: 'Kim' }, { name: 'Kim' }],
  ['/customer', { role: 'customer' }, { name: 'Jamie Rivera', conversationId: 'demo' }],
  ['/customer', { role: 'customer', conversationId: 'c9', name: 'Ada' }, { name: 'Ada', conversationId: 'c9' }],
])('a token for %s without sign-in', async (namespace, request, expected) => {
  const now = new Date()
  const { url, connect } = await startApp({ ...demo, hasSeed: false, now: () => now })
  const answer = await fetchToken(url, request)
  expect(answer).toMatchObject({ role: request.role, ...expected })
  expect(Date.parse(answer.expiresAt as string)).toBe(now.getTime() + 8 * 3_600_000)
  await connected(connect(namespace, answer.token))
})

test.each([{}, { role: 'admin' }, { role: 'agent', ttl: 1 }, { role: 'customer', conversationId: '../x' }])(
  '%o is refused',
  async (payload) => {
    const { app } = await startApp({ ...demo, hasSeed: false })
    const response = await app.inject({
      method: 'POST',
      url: '/v1/demo/token',
      headers: { host: 'localhost' },
      payload,
    })
    expect([response.statusCode, response.json().code]).toEqual([400, 'SCR_ERR_INVALID_REQUEST'])
  },
)

test('a token still opens the door after a restart, and the store is filled once', async () => {
  const dataDir = makeDataDir()
  const before = await startApp({ ...demo, dataDir })
  const { token } = await fetchToken(before.url, { role: 'agent' })
  await before.app.close()
  const after = await startApp({ ...demo, dataDir })
  const agent = await connected(after.connect('/agent', token))
  const { conversations } = await ask(agent, 'conversations:list', {})
  expect(conversations).toHaveLength(seedConversations.length)
  const opened = await ask(agent, 'conversation:open', { conversationId: 'demo' })
  expect(opened.messages).toHaveLength(3)
})

test('the conversations lie in the past, newest first, and were really linted', async () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const { url, connect } = await startApp({ ...demo, now: () => now })
  const { token } = await fetchToken(url, { role: 'supervisor' })
  const supervisor = await connected(connect('/supervisor', token))
  const { conversations, flagged } = await ask(supervisor, 'flags:list', {})
  expect(conversations[0]).toMatchObject({
    conversationId: 'demo',
    customerName: 'Jamie Rivera',
    agentName: 'Dana Okafor',
  })
  const times = conversations.map(({ lastMessageAt }) => lastMessageAt)
  expect(times).toEqual([...times].sort().reverse())
  expect(times.every((time) => time < now.toISOString())).toBe(true)
  expect(flagged.map(({ conversationId }) => conversationId)).toContain('card-typed')
  expect(JSON.stringify(flagged)).not.toContain('4111')
})

test('outside demo mode an empty store stays empty', async () => {
  const { joinAgent } = await startApp()
  expect((await ask(await joinAgent(), 'conversations:list', {})).conversations).toEqual([])
})
