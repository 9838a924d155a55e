// Who gets in: every kind of bad token at every door, and what a good one opens.
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createTokenVerifier, issueToken } from '../../../server/identity/tokens.ts'
import { ask, connected, makeToken, next, refused, secret, startApp } from '../start-app.ts'

const key = new TextEncoder().encode(secret)
const now = new Date()
const inAnHour = Math.floor(now.getTime() / 1000) + 3600
const claims = { sub: 'dana', name: 'Dana Okafor', role: 'agent', exp: inAnHour }
const sign = (payload: object, alg = 'HS256', by: Uint8Array = key) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg }).sign(by)

/** The payload is another's, the signature stays. */
async function tamper() {
  const [head, , signature] = (await sign(claims)).split('.')
  const payload = Buffer.from(JSON.stringify({ ...claims, role: 'supervisor' })).toString('base64url')
  return [head, payload, signature].join('.')
}

async function signWithKeyPair() {
  const { privateKey } = await generateKeyPair('ES256')
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
}

const badTokens: [string, () => unknown, string][] = [
  ['no token', () => undefined, 'SCR_ERR_TOKEN_MISSING'],
  ['an empty one', () => '', 'SCR_ERR_TOKEN_MISSING'],
  ['no JWT', () => 'letmein', 'SCR_ERR_TOKEN_INVALID'],
  ['an expired one', () => sign({ ...claims, exp: inAnHour - 7200 }), 'SCR_ERR_TOKEN_EXPIRED'],
  ['one without an end', () => sign({ ...claims, exp: undefined }), 'SCR_ERR_TOKEN_INVALID'],
  ['algorithm none', () => new UnsecuredJWT(claims).encode(), 'SCR_ERR_TOKEN_INVALID'],
  ['algorithm HS512', () => sign(claims, 'HS512'), 'SCR_ERR_TOKEN_INVALID'],
  ['algorithm ES256', signWithKeyPair, 'SCR_ERR_TOKEN_INVALID'],
  ['another secret', () => sign(claims, 'HS256', new TextEncoder().encode('y'.repeat(40))), 'SCR_ERR_TOKEN_INVALID'],
  ['a tampered one', tamper, 'SCR_ERR_TOKEN_INVALID'],
  ['an unknown role', () => sign({ ...claims, role: 'admin' }), 'SCR_ERR_TOKEN_INVALID'],
  ['no name', () => sign({ ...claims, name: undefined }), 'SCR_ERR_TOKEN_INVALID'],
  ['no subject', () => sign({ ...claims, sub: undefined }), 'SCR_ERR_TOKEN_INVALID'],
  ['a customer without a conversation', () => sign({ ...claims, role: 'customer' }), 'SCR_ERR_TOKEN_INVALID'],
  [
    'a conversation id with a slash',
    () => sign({ ...claims, role: 'customer', conversationId: '../c1' }),
    'SCR_ERR_TOKEN_INVALID',
  ],
]

describe('sockets', () => {
  test.each(badTokens)('%s: refused', async (_name, make, code) => {
    const { connect } = await startApp()
    expect(await refused(connect('/agent', await make(), { reconnection: false }))).toMatchObject({ code })
  })

  test.each([[{}], [['x']], [42], [null], [{ token: { a: 1 } }]])('a token that is %o: refused', async (token) => {
    const { connect } = await startApp()
    const { code } = await refused(connect('/supervisor', token, { reconnection: false }))
    expect(code).toMatch(/^SCR_ERR_TOKEN_(INVALID|MISSING)$/)
  })

  const roles = ['agent', 'customer', 'supervisor', 'connector'] as const
  const doors = ['/agent', '/customer', '/supervisor']
  test.each(roles.flatMap((role) => doors.map((door) => [role, door] as const)))('%s at %s', async (role, door) => {
    const { connect } = await startApp()
    const client = connect(door, await makeToken({ role, conversationId: 'c1' }), { reconnection: false })
    if (door === `/${role}`) expect((await connected(client)).connected).toBe(true)
    else expect(await refused(client)).toMatchObject({ code: 'SCR_ERR_WRONG_ROLE' })
  })

  test.each(['/', '/admin'])('there is nothing behind %s', async (namespace) => {
    const { connect } = await startApp()
    const client = connect(namespace, await makeToken({ role: 'agent' }), { reconnection: false })
    if (namespace === '/admin') await expect(connected(client)).rejects.toThrow('Invalid namespace')
    else expect(await refused(client)).toMatchObject({ code: 'SCR_ERR_NOT_FOUND' })
  })

  test('a connection ends when its token does', async () => {
    const { connect } = await startApp()
    const client = await connected(connect('/agent', await makeToken({ role: 'agent' }, 2), { reconnection: false }))
    expect(await next(client, 'disconnect')).toBe('transport close')
    const refusal = refused(client)
    client.connect()
    expect(await refusal).toMatchObject({ code: 'SCR_ERR_TOKEN_EXPIRED' })
  })
})

describe('HTTP', () => {
  test.each(badTokens)('%s: refused', async (_name, make, code) => {
    const { app } = await startApp()
    const token = await make()
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const response = await app.inject({ method: 'POST', url: '/v1/check', headers, payload: { text: 'hi' } })
    expect([response.statusCode, response.json().code]).toEqual([401, code])
  })

  test.each([
    ['connector', 200],
    ['agent', 200],
    ['supervisor', 200],
    ['customer', 403],
  ] as const)('%s at /v1/lint and /v1/check: %i', async (role, status) => {
    const { app } = await startApp()
    const headers = { authorization: `Bearer ${await makeToken({ role, conversationId: 'c1' })}` }
    for (const url of ['/v1/lint', '/v1/check']) {
      const response = await app.inject({ method: 'POST', url, headers, payload: { text: 'hi' } })
      expect(response.statusCode).toBe(status)
    }
  })

  test('a stranger cannot make the server read a body', async () => {
    const { app } = await startApp()
    const response = await app.inject({
      method: 'POST',
      url: '/v1/lint',
      headers: { 'content-type': 'application/json' },
      payload: '{{',
    })
    expect(response.json().code).toBe('SCR_ERR_TOKEN_MISSING')
  })

  test('outside demo mode nobody gives tokens away', async () => {
    const { app } = await startApp()
    const response = await app.inject({ method: 'POST', url: '/v1/demo/token', payload: { role: 'supervisor' } })
    expect([response.statusCode, response.json().code]).toEqual([404, 'SCR_ERR_NOT_FOUND'])
  })
})

test("only a customer's token carries a conversation", async () => {
  const tokens = createTokenVerifier(secret, () => now)
  const verify = async (role: 'agent' | 'customer') =>
    tokens.verify(
      await issueToken(secret, { sub: 's', name: 'N', role, conversationId: 'c1' }, { now, ttlSeconds: 60 }),
    )
  expect(await verify('customer')).toMatchObject({ role: 'customer', conversationId: 'c1' })
  expect(await verify('agent')).not.toHaveProperty('conversationId')
})

test('a role or name in a payload counts for nothing', async () => {
  const { joinAgent } = await startApp()
  const payload = { conversationId: 'c1', clientId: 'a1', text: 'hi', role: 'supervisor' }
  expect(await ask(await joinAgent(), 'message:send', payload)).toMatchObject({ code: 'SCR_ERR_INVALID_PAYLOAD' })
})
