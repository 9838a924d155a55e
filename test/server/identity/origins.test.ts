// Which pages may talk to the server, by their Host and Origin headers.
import { expect, test } from 'vitest'
import { createOriginPolicy } from '../../../server/identity/origins.ts'
import { makeToken, next, startApp } from '../start-app.ts'

const shop = 'https://shop.example'
const demo = createOriginPolicy({ isDemo: true, allowedOrigins: [shop] })
const live = createOriginPolicy({ isDemo: false, allowedOrigins: [shop] })

test.each<[string, string | undefined, string | undefined, boolean, boolean]>([
  ['no page at all', '127.0.0.1:4180', undefined, true, true],
  ['its own page', '127.0.0.1:4180', 'http://127.0.0.1:4180', true, true],
  ['its own page by name', 'localhost:4180', 'http://localhost:4180', true, true],
  ['its own page over IPv6', '[::1]:4180', 'http://[::1]:4180', true, true],
  ['another port', '127.0.0.1:4180', 'http://127.0.0.1:8080', false, false],
  ['a foreign page', '127.0.0.1:4180', 'https://attacker.example', false, false],
  ['a page without an origin', '127.0.0.1:4180', 'null', false, false],
  ['a listed page', '127.0.0.1:4180', shop, true, true],
  ['a name that resolves to loopback', 'attacker.example:4180', 'http://attacker.example:4180', false, true],
  ['such a name without an origin', 'attacker.example:4180', undefined, false, true],
  ['a default port', 'chat.example', 'https://chat.example', false, true],
  ['a spelled-out default port', 'chat.example:443', 'https://chat.example', false, true],
  ['no host', undefined, undefined, false, true],
  ['a broken host', 'a b', 'http://127.0.0.1', false, false],
])('%s', (_name, host, origin, inDemo, inLive) => {
  expect([demo.mayConnect({ host, origin }), live.mayConnect({ host, origin })]).toEqual([inDemo, inLive])
})

test('a foreign page gets no socket', async () => {
  const { connect } = await startApp()
  const extraHeaders = { origin: 'https://attacker.example' }
  const client = connect('/agent', await makeToken({ role: 'agent' }), { reconnection: false, extraHeaders })
  await next(client, 'connect_error')
  expect(client.connected).toBe(false)
})

test('in demo mode HTTP answers to loopback names only', async () => {
  const { app } = await startApp({ isDemo: true, hasSeed: false })
  const ask = (host: string, origin?: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/demo/token',
      headers: { host, ...(origin ? { origin } : {}) },
      payload: { role: 'agent' },
    })
  expect((await ask('localhost:4180')).statusCode).toBe(200)
  expect((await ask('rebound.example:4180')).json().code).toBe('SCR_ERR_FOREIGN_ORIGIN')
  expect((await ask('localhost:4180', 'https://attacker.example')).json().code).toBe('SCR_ERR_FOREIGN_ORIGIN')
})
