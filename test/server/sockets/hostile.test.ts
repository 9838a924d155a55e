// Hostile input at the sockets: each is answered with a code or cut off, and the server goes on serving.
import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { maxMessageChars } from '../../../server/contract.ts'
import { ask, type Client, connected, makeToken, next, startApp } from '../start-app.ts'

const good = { conversationId: 'c1', clientId: 'a1', text: 'hello' }
const invalid = 'SCR_ERR_INVALID_PAYLOAD'
const unknown = 'SCR_ERR_UNKNOWN_EVENT'

async function startChat(options = {}) {
  const started = await startApp(options)
  const customer = await started.joinCustomer()
  await ask(customer, 'conversation:open', {})
  return { ...started, customer, agent: await started.joinAgent() }
}

const cyclicDepth = () => JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`)

test.each<[string, string, unknown[], string]>([
  ['no payload', 'message:send', [], invalid],
  ['two payloads', 'message:send', [good, good], invalid],
  ['null', 'message:send', [null], invalid],
  ['a string', 'message:send', ['hello'], invalid],
  ['a number', 'message:send', [42], invalid],
  ['an array', 'message:send', [[good]], invalid],
  ['bytes', 'message:send', [Buffer.from('hello')], invalid],
  ['deep nesting', 'message:send', [cyclicDepth()], invalid],
  ['an empty object', 'message:send', [{}], invalid],
  ['no text', 'message:send', [{ ...good, text: undefined }], invalid],
  ['empty text', 'message:send', [{ ...good, text: '' }], invalid],
  ['blank text', 'message:send', [{ ...good, text: ' \n\t ' }], invalid],
  ['text that is an object', 'message:send', [{ ...good, text: { toString: 'x' } }], invalid],
  ['text that is too long', 'message:send', [{ ...good, text: 'x'.repeat(maxMessageChars + 1) }], invalid],
  [
    'text of fewer characters than allowed, but too many UTF-16 units',
    'message:send',
    [{ ...good, text: '😀'.repeat(maxMessageChars - 1) }],
    invalid,
  ],
  ['an id with a space', 'message:send', [{ ...good, clientId: 'a 1' }], invalid],
  ['an id that is too long', 'message:send', [{ ...good, clientId: 'a'.repeat(65) }], invalid],
  ['an unknown reason', 'message:send', [{ ...good, reason: 'because' }], invalid],
  ['a note that is too long', 'message:send', [{ ...good, note: 'n'.repeat(501) }], invalid],
  ['an extra field', 'message:send', [{ ...good, status: 'delivered' }], invalid],
  [
    '__proto__',
    'message:send',
    [JSON.parse('{"conversationId":"c1","clientId":"a1","text":"hi","__proto__":{"x":1}}')],
    invalid,
  ],
  ['constructor', 'conversations:list', [{ constructor: 1 }], invalid],
  ['a negative revision', 'draft:check', [{ conversationId: 'c1', text: '', revision: -1 }], invalid],
  ['an unknown event', 'message:delete', [good], unknown],
  ["another namespace's event", 'flags:list', [{}], unknown],
  ['the name of a property of every object', 'constructor', [{}], unknown],
  ['__proto__ as an event', '__proto__', [{}], unknown],
  ['an empty event name', '', [{}], unknown],
])('%s', async (_name, event, values, code) => {
  const { agent } = await startChat()
  const answer = await ask(agent, event, ...values)
  expect(answer).toEqual({ ok: false, code, message: expect.stringMatching(/\S/) })
  expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true })
})

test('the longest message that is allowed arrives, whatever its letters', async () => {
  const { agent } = await startChat()
  for (const [index, letter] of ['x', '界', '\u0000', '\ud800'].entries()) {
    const text = `x${letter.repeat(maxMessageChars - 1)}`
    const answer = await ask(agent, 'message:send', {
      ...good,
      clientId: `long-${index}`,
      text,
      note: '\u0001'.repeat(500),
    })
    expect(answer).toMatchObject({ ok: true, message: { status: 'delivered' } })
  }
})

test('a refusal names the field, and never quotes the value', async () => {
  const { agent } = await startChat()
  const { message } = await ask(agent, 'message:send', { ...good, clientId: 'my secret words' })
  expect(message).toContain('clientId')
  expect(message).not.toContain('secret')
  const { message: other } = await ask(agent, 'message:send', { ...good, 'my secret words': 1 })
  expect(other).not.toContain('secret')
})

test('an event without an acknowledgement function is carried out, or ignored, in silence', async () => {
  const { agent, customer } = await startChat()
  const arriving = next(customer, 'message:delivered')
  agent.emit('message:send')
  agent.emit('no:such-event', 'x')
  agent.emit('message:send', good)
  expect(await arriving).toMatchObject({ text: 'hello' })
})

test('an acknowledgement function in the wrong place is only a bad payload', async () => {
  const { agent } = await startChat()
  agent.emit('message:send', () => {}, good)
  expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true, isRepeat: false })
})

describe('an oversized packet', () => {
  test.each(['websocket', 'polling'])('over %s ends that connection, which may come back', async (transport) => {
    const { agent, connect } = await startChat()
    const token = await makeToken({ role: 'agent' })
    const client = await connected(connect('/agent', token, { transports: [transport], upgrade: false }))
    const gone = next(client, 'disconnect')
    client.emit('message:send', { ...good, text: 'x'.repeat(200_000) })
    expect(await gone).toMatch(/^transport (close|error)$/)
    await connected(client)
    expect(await ask(client, 'conversation:open', { conversationId: 'c1' })).toMatchObject({ ok: true, messages: [] })
    expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true })
  })
})

describe('bytes that are not the protocol', () => {
  const frames = [
    '4',
    '42',
    '42/agent,',
    '42/agent,[]',
    '42/agent,[1',
    '42/agent,["disconnect"]',
    '42/agent,99[null]',
    '451-/agent,["x",{"_placeholder":true,"num":9}]',
    '9',
    '\u0000\u0001',
    '40/agent,null',
    '40/agent,[]',
    '40/agent,{"token":{"__proto__":null}}',
  ]
  test.each(frames)('%j', async (frame) => {
    const { agent, connect } = await startChat()
    const client: Client = await connected(
      connect('/agent', await makeToken({ role: 'agent' }), { reconnection: false }),
    )
    const engine = client.io.engine as unknown as { transport: { ws: { send(data: string): void } } }
    engine.transport.ws.send(frame)
    expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true })
  })

  test('a broken HTTP polling body', async () => {
    const { agent, url } = await startChat()
    const post = (body: string) =>
      new Promise<number>((resolve, reject) => {
        const poll = request(`${url}/socket.io/?EIO=4&transport=polling`, { method: 'POST' }, (response) =>
          resolve(response.statusCode ?? 0),
        )
        poll.on('error', reject)
        poll.end(body)
      })
    expect(await post('not a packet')).toBe(400)
    expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true })
  })
})

describe('rate limits', () => {
  const start = { draftsPerMinute: 60, messagesPerMinute: 12 }
  const draft = { conversationId: 'c1', text: 'd' }

  test('a burst passes, a flood is answered with a code, and a moment later all is well', async () => {
    let ms = Date.now()
    const { agent } = await startChat({ ...start, now: () => new Date(ms) })
    const send = async (index: number) => (await ask(agent, 'message:send', { ...good, clientId: `m${index}` })).code
    expect([await send(1), await send(2), await send(3)]).toEqual([undefined, undefined, 'SCR_ERR_RATE_LIMITED'])
    ms += 5000
    expect([await send(3), await send(4)]).toEqual([undefined, 'SCR_ERR_RATE_LIMITED'])
  })

  test('drafts and messages have buckets of their own, and so has each socket', async () => {
    const ms = Date.now()
    const { agent, joinAgent } = await startChat({ ...start, now: () => new Date(ms) })
    const answers = await Promise.all(Array.from({ length: 15 }, () => ask(agent, 'draft:check', draft)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    expect(await ask(agent, 'message:send', good)).toMatchObject({ ok: true })
    expect(await ask(await joinAgent('Tom'), 'draft:check', draft)).toMatchObject({ ok: true })
  })

  test('unknown events are limited too', async () => {
    const ms = Date.now()
    const { agent } = await startChat({ ...start, now: () => new Date(ms) })
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(agent, `event:${index}`, {})))
    expect(answers.filter(({ code }) => code === 'SCR_ERR_RATE_LIMITED')).toHaveLength(10)
  })
})
