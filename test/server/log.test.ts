// Nothing that anybody wrote, no name and no token, is in a log line or an error, whatever happens to it.
import { describe, expect, test } from 'vitest'
import { describeError } from '../../server/log.ts'
import { brokenMaskWord, cardNumber, faultWord, words } from './fake-linter.ts'
import { ask, type Client, connected, makeToken, next, refused, type StartOptions, startApp } from './start-app.ts'

const marker = 'heliotrope'

/** Everything that was sent or could be quoted: each must be absent from the log. */
const secrets = [marker, marker.toUpperCase(), cardNumber, cardNumber.replaceAll(' ', ''), 'Jamie', 'Okafor']

async function sendEverything(options: StartOptions) {
  const started = await startApp(options)
  const { app, connect } = started
  const customer = await started.joinCustomer()
  const agent = await started.joinAgent()
  const tokens = [await makeToken({ role: 'connector' }), await makeToken({ role: 'agent' }, -5)] as const
  const refusals: unknown[] = []
  const events: [Client, string, unknown][] = [
    [customer, 'message:send', { clientId: 'k1', text: `${marker} ${cardNumber} cancel` }],
    [customer, 'message:send', { clientId: 'k2', text: `${marker} ${faultWord}` }],
    ...[...Object.values(words), '', faultWord, brokenMaskWord].map((word, index): [Client, string, unknown] => [
      agent,
      'message:send',
      {
        conversationId: 'c1',
        clientId: `a${index}`,
        text: `${marker} ${word} ${cardNumber}`,
        reason: 'other',
        note: `${marker} ${word}`,
      },
    ]),
    [agent, 'draft:check', { conversationId: 'c1', text: `${marker} ${faultWord}` }],
    [agent, 'draft:check', { conversationId: 'c1', text: marker }],
    [agent, 'message:send', { conversationId: marker, clientId: 'a1', text: marker }],
    [agent, 'message:send', { conversationId: 'c1', clientId: `${marker} 1`, text: marker, [marker]: marker }],
    [agent, marker, marker],
    [agent, 'message:send', marker],
  ]
  for (const [client, event, payload] of events) {
    const answer = await ask(client, event, payload)
    if (!answer.ok) refusals.push(answer)
  }
  refusals.push(await refused(connect('/agent', tokens[1], { reconnection: false })))
  refusals.push(await refused(connect('/agent', marker, { reconnection: false })))
  const post = async (url: string, payload: string, token: string = tokens[0]) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await app.inject({ method: 'POST', url, headers, payload })
    if (response.statusCode !== 200) refusals.push(response.body)
  }
  for (const text of [marker, `${marker} ${faultWord}`, `${marker} ${cardNumber}`])
    for (const url of ['/v1/lint', '/v1/check']) await post(url, JSON.stringify({ text }))
  await post('/v1/lint', `{"text": ${marker}`)
  await post('/v1/lint', JSON.stringify({ text: marker, [marker.toUpperCase()]: marker }))
  await post('/v1/lint', JSON.stringify({ text: marker, role: marker }))
  await post(`/v1/${marker}?q=${marker}`, '{}')
  await post('/v1/lint', '{}', marker)
  await flood(agent, started)
  return { ...started, refusals, tokens }
}

async function flood(agent: Client, { connect }: { connect: (namespace: string, token: unknown) => Client }) {
  const gone = next(agent, 'disconnect')
  agent.emit('message:send', { conversationId: 'c1', clientId: 'big', text: marker.repeat(20_000) })
  await gone
  await connected(connect('/agent', await makeToken({ role: 'agent' })))
}

describe.each(['closed', 'open'] as const)('failing %s', (onLinterFault) => {
  test('the log holds ids, rules and counts, and nothing that anybody wrote', async () => {
    const { readLog, refusals, tokens } = await sendEverything({ onLinterFault })
    const log = readLog()
    for (const secret of [...secrets, ...tokens]) expect(log).not.toContain(secret)
    for (const kept of [
      '"rules":["pressure/advisable","privacy/credit-card"]',
      '"signals":["cancel-intent"]',
      'linter fault',
    ])
      expect(log).toContain(kept)
    expect(refusals.length).toBeGreaterThan(10)
    expect(JSON.stringify(refusals)).not.toMatch(new RegExp(secrets.join('|')))
  })
})

test('a store that fails is our fault: a code for the client, the place in the log, the text nowhere', async () => {
  const { joinAgent, joinCustomer, readLog } = await startApp({
    now: () => {
      const date = new Date()
      return Object.assign(date, { toISOString: () => failAfterStart(date) })
    },
  })
  await joinCustomer()
  const answer = await ask(await joinCustomer('c2'), 'message:send', { clientId: 'k1', text: marker })
  expect(answer).toMatchObject({ ok: false, code: 'SCR_ERR_INTERNAL' })
  expect(JSON.stringify(answer)).not.toContain(marker)
  expect(readLog()).toMatch(/"err":\{"type":"RangeError","at":\["failAfterStart/)
  expect(readLog()).not.toContain(marker)
  expect(await ask(await joinAgent(), 'conversations:list', {})).toMatchObject({ ok: true })
})

function failAfterStart(date: Date): string {
  throw new RangeError(`${marker} ${date.getTime()}`)
}

/** The stack is written when it is first read, with the message of that moment. */
function changeMessage(message: string): Error {
  const error = new Error(`${marker}\n    at ${marker} (file:1:1)`)
  expect(error.stack).toContain(marker)
  return Object.assign(error, { message })
}

describe('of an error only type, code and place are kept', () => {
  const at = expect.arrayContaining([expect.stringContaining('log.test.ts')])

  test.each([
    ['a plain one', () => new TypeError(marker), { type: 'TypeError', at }],
    [
      'one with a code',
      () => Object.assign(new Error(marker), { code: 'ERR_X' }),
      { type: 'Error', code: 'ERR_X', at },
    ],
    ['one whose message looks like a stack', () => new Error(`x\n    at ${marker} (file:1:1)`), { type: 'Error', at }],
    ['one whose message was changed', () => changeMessage('other'), { type: 'Error', at: [] }],
    ['one whose message was taken away', () => changeMessage(''), { type: 'Error', at: [] }],
    ['one without a message', () => new Error(), { type: 'Error', at }],
    ['one without a stack', () => Object.assign(new Error(marker), { stack: undefined }), { type: 'Error', at: [] }],
    ['no error at all', () => marker, { type: 'string', at: [] }],
  ])('%s', (_name, make, expected) => {
    const described = describeError(make())
    expect(described).toEqual(expected)
    expect(JSON.stringify(described)).not.toContain(marker)
  })
})
