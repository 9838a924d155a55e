// The environment: defaults, and what each bad setting is told.
import { expect, test } from 'vitest'
import { isLoopback, loadConfig } from '../../server/config.ts'

const secret = 'x'.repeat(32)

test('starts in demo mode on loopback when nothing is set', () => {
  expect(loadConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4180,
    dataDir: './data',
    isDemo: true,
    onLinterFault: 'closed',
  })
})

test('an empty variable counts as absent', () => {
  expect(loadConfig({ SCRUPLE_PORT: '', SCRUPLE_TOKEN_SECRET: '' })).toMatchObject({ port: 4180, isDemo: true })
})

test('leaves demo mode when there is a secret', () => {
  expect(loadConfig({ SCRUPLE_TOKEN_SECRET: secret, SCRUPLE_HOST: '0.0.0.0' })).toMatchObject({
    isDemo: false,
    tokenSecret: secret,
    logLevel: 'info',
  })
})

test('reads lists and numbers', () => {
  const config = loadConfig({
    SCRUPLE_ALLOWED_ORIGINS: 'https://shop.example, http://127.0.0.1:8080',
    SCRUPLE_DRAFTS_PER_MINUTE: '30',
    SCRUPLE_MESSAGES_PER_MINUTE: '5',
  })
  expect(config).toMatchObject({
    allowedOrigins: ['https://shop.example', 'http://127.0.0.1:8080'],
    draftsPerMinute: 30,
    messagesPerMinute: 5,
  })
})

test.each<[Record<string, string>, RegExp]>([
  [{ SCRUPLE_PORT: 'http' }, /SCRUPLE_PORT must be a port from 0 to 65535/],
  [{ SCRUPLE_PORT: '70000' }, /SCRUPLE_PORT must be a port from 0 to 65535/],
  [{ SCRUPLE_DEMO: 'yes' }, /SCRUPLE_DEMO must be on or off/],
  [{ SCRUPLE_TOKEN_SECRET: 'short' }, /SCRUPLE_TOKEN_SECRET must have at least 32 bytes.*openssl rand/],
  [{ SCRUPLE_ON_LINTER_FAULT: 'ajar' }, /SCRUPLE_ON_LINTER_FAULT must be closed .* or open/],
  [{ SCRUPLE_LOG_LEVEL: 'loud' }, /SCRUPLE_LOG_LEVEL must be fatal/],
  [{ SCRUPLE_ALLOWED_ORIGINS: 'https://shop.example/chat' }, /SCRUPLE_ALLOWED_ORIGINS must list origins/],
  [{ SCRUPLE_ALLOWED_ORIGINS: '*' }, /SCRUPLE_ALLOWED_ORIGINS must list origins/],
  [{ SCRUPLE_MESSAGES_PER_MINUTE: '0' }, /SCRUPLE_MESSAGES_PER_MINUTE must be a whole number from 1/],
  [{ SCRUPLE_DEMO: 'off' }, /SCRUPLE_TOKEN_SECRET is not set/],
  [{ SCRUPLE_HOST: '0.0.0.0' }, /SCRUPLE_TOKEN_SECRET is not set/],
  [{ SCRUPLE_HOST: '0.0.0.0', SCRUPLE_DEMO: 'on' }, /works only on loopback.*Set SCRUPLE_HOST=127\.0\.0\.1/],
  [{ SCRUPLE_HOST: 'chat.example', SCRUPLE_DEMO: 'on', SCRUPLE_TOKEN_SECRET: secret }, /works only on loopback/],
])('%o is refused with a cure', (variables, message) => {
  expect(() => loadConfig(variables)).toThrow(
    expect.objectContaining({ code: 'SCR_ERR_CONFIG', message: expect.stringMatching(message) }),
  )
})

test('names every wrong variable at once, and never the secret itself', () => {
  const attempt = () => loadConfig({ SCRUPLE_PORT: 'x', SCRUPLE_DEMO: 'x', SCRUPLE_TOKEN_SECRET: 'hush' })
  expect(attempt).toThrow(/SCRUPLE_PORT.*SCRUPLE_DEMO/)
  expect(attempt).not.toThrow(/hush/)
})

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['LocalHost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['localhost.attacker.example', false],
  ['127.0.0.1.attacker.example', false],
  ['', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})
