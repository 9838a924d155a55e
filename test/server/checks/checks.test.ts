// POST /v1/lint and /v1/check by inject: findings, verdicts, faults, and every way to get the request wrong.
import { describe, expect, test } from 'vitest'
import { maxChars } from '../../../analyzers/message.ts'
import { cardNumber, faultWord, maskedCard, words } from '../fake-linter.ts'
import { makeToken, type StartOptions, startApp } from '../start-app.ts'

async function startHttp(options: StartOptions = {}) {
  const { app } = await startApp(options)
  const authorization = `Bearer ${await makeToken({ role: 'connector' })}`
  const post = async (url: string, payload: unknown, headers = {}) => {
    const json = { authorization, 'content-type': 'application/json', ...headers }
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
    const response = await app.inject({ method: 'POST', url, headers: json, payload: body })
    return { status: response.statusCode, body: response.json() }
  }
  return { app, post }
}

describe('/v1/lint', () => {
  test('answers with the id, every field of every finding, and signals', async () => {
    const { post } = await startHttp()
    const { status, body } = await post('/v1/lint', { id: 7, text: `an ${words.advise} one, ${cardNumber}` })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: 7, signals: [] })
    expect(body.findings).toMatchObject([
      {
        rule: 'pressure/advisable',
        start: 3,
        end: 12,
        sources: [{ title: 'A law', url: 'https://law.example/', read: '2026-01-01' }],
      },
      {
        rule: 'privacy/credit-card',
        mask: maskedCard,
        suggestions: [{ edits: [{ start: 0 }] }],
        evidence: [{ by: 'checksum' }],
      },
    ])
  })

  test('an id is optional', async () => {
    const { post } = await startHttp()
    expect((await post('/v1/lint', { text: 'hi' })).body).toEqual({ findings: [], signals: [] })
  })

  test('a fault of the linter has a code', async () => {
    const { post } = await startHttp()
    expect(await post('/v1/lint', { text: faultWord })).toMatchObject({
      status: 503,
      body: { code: 'SCR_ERR_LINTER_FAULT' },
    })
  })
})

describe('/v1/check', () => {
  test.each<[object, object]>([
    [{ text: 'hello' }, { action: 'deliver', isDeliverable: true, text: 'hello' }],
    [{ text: words.confirm }, { action: 'confirm', isDeliverable: false, text: words.confirm }],
    [
      { text: words.confirm, reason: 'quoting' },
      { action: 'confirm', isDeliverable: true, text: words.confirm },
    ],
    [
      { text: words.block, reason: 'quoting' },
      { action: 'block', isDeliverable: false, text: words.block },
    ],
    [{ text: cardNumber }, { action: 'redact', isDeliverable: true, text: maskedCard }],
    [
      { text: cardNumber, role: 'customer' },
      { action: 'deliver', isDeliverable: true, text: maskedCard },
    ],
  ])('%o', async (message, verdict) => {
    const { post } = await startHttp()
    const { status, body } = await post('/v1/check', message)
    expect(status).toBe(200)
    expect(body).toMatchObject({ verdict, hasLinterFault: false })
    expect(JSON.stringify(body)).not.toContain(cardNumber)
  })

  test('signals of a customer message', async () => {
    const { post } = await startHttp()
    const { body } = await post('/v1/check', { id: 'm1', role: 'customer', text: 'please cancel' })
    expect(body).toMatchObject({ id: 'm1', signals: [{ signal: 'cancel-intent' }] })
  })

  test.each<['closed' | 'open', object]>([
    ['closed', { isDeliverable: false, action: 'block', text: '•••••••' }],
    ['open', { isDeliverable: true, action: 'deliver', text: faultWord }],
  ])('a fault of the linter, %s', async (onLinterFault, verdict) => {
    const { post } = await startHttp({ onLinterFault })
    expect(await post('/v1/check', { text: faultWord })).toMatchObject({
      status: 200,
      body: { verdict, hasLinterFault: true },
    })
  })
})

describe('a request of the wrong form', () => {
  const invalid = 'SCR_ERR_INVALID_REQUEST'
  test.each<[string, unknown, number, string, string | undefined]>([
    ['no JSON', '{"text": secretword}', 400, 'SCR_ERR_INVALID_JSON', undefined],
    ['half of it', '{"text": "secretword', 400, 'SCR_ERR_INVALID_JSON', undefined],
    ['nothing', '', 400, 'SCR_ERR_INVALID_JSON', undefined],
    ['a poisoned prototype', '{"__proto__": {"x": 1}, "text": "hi"}', 400, 'SCR_ERR_INVALID_JSON', undefined],
    ['null', 'null', 400, invalid, ''],
    ['an array', [], 400, invalid, ''],
    ['no text', {}, 400, invalid, ''],
    ['text that is a number', { text: 7 }, 400, invalid, 'text'],
    ['text that is too long', { text: 'x'.repeat(maxChars + 1) }, 400, invalid, 'text'],
    ['a role of nobody', { text: 'hi', role: 'secretword' }, 400, invalid, 'role'],
    ['a context that is text', { text: 'hi', context: 'secretword' }, 400, invalid, 'context'],
    ['a turn without text', { text: 'hi', context: [{ role: 'agent' }] }, 400, invalid, 'context.0'],
    ['a fact that is a list', { text: 'hi', facts: { 'Secretword is here': [] } }, 400, invalid, 'facts.*'],
    ['an unknown field', { text: 'hi', 'Secretword is here': 1 }, 400, invalid, '*'],
    ['a body over a mebibyte', { text: 'x'.repeat(1_100_000) }, 413, 'SCR_ERR_TOO_LARGE', undefined],
  ])('%s', async (_name, payload, status, code, field) => {
    const { post } = await startHttp()
    for (const url of ['/v1/lint', '/v1/check']) {
      const answer = await post(url, payload)
      expect(answer).toMatchObject({ status, body: { code } })
      expect(answer.body.field).toBe(field)
      expect(JSON.stringify(answer.body).toLowerCase()).not.toContain('secretword')
    }
  })

  test('another media type', async () => {
    const { post } = await startHttp()
    const answer = await post('/v1/lint', '<text/>', { 'content-type': 'application/xml' })
    expect(answer).toMatchObject({ status: 415, body: { code: 'SCR_ERR_MEDIA_TYPE' } })
  })
})
