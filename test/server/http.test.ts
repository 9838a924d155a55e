// The rest of HTTP: health, documentation, pages, security headers, and what an address that leads nowhere gets.
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFakeLinter } from './fake-linter.ts'
import { makeDataDir, startApp } from './start-app.ts'

function makePages(): string {
  const root = makeDataDir()
  mkdirSync(join(root, 'assets'))
  for (const page of ['index', 'demo', 'agent', 'supervisor'])
    writeFileSync(join(root, `${page}.html`), `<title>${page}</title>`)
  writeFileSync(join(root, 'widget.js'), 'widget')
  writeFileSync(join(root, 'color-scheme.js'), 'scheme')
  writeFileSync(join(root, 'assets', 'agent-abc.js'), 'code')
  writeFileSync(join(root, '.hidden'), 'hidden')
  return root
}

describe('health', () => {
  test('live and ready', async () => {
    const { app } = await startApp()
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'live' })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', checks: { store: true, linter: true } }])
  })

  test('not ready when the linter fails on anything, but still live', async () => {
    const lint = () => {
      throw new Error('no lexicon')
    }
    const { app } = await startApp({ linter: { ...makeFakeLinter(), lint } })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'failing', checks: { store: true, linter: false } },
    ])
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })
})

describe('/docs', () => {
  test('the OpenAPI document holds every route under /v1 with its errors and its token', async () => {
    const { app } = await startApp({ isDemo: true, hasSeed: false })
    const document = (await app.inject('/docs/json')).json()
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths).sort()).toEqual([
      '/healthz',
      '/readyz',
      '/v1/check',
      '/v1/conversations/{conversationId}/context',
      '/v1/demo/token',
      '/v1/lint',
    ])
    const { post } = document.paths['/v1/check']
    expect(post.security).toEqual([{ bearer: [] }])
    expect(Object.keys(post.responses).sort()).toEqual(['200', '4XX', '5XX'])
    const { properties } = post.requestBody.content['application/json'].schema
    expect(properties.text).toMatchObject({ type: 'string', maxLength: 131_072 })
  })

  test('the page loads nothing from elsewhere', async () => {
    const { app } = await startApp()
    const { body, statusCode, headers } = await app.inject('/docs')
    expect(statusCode).toBe(200)
    expect(body).not.toMatch(/https?:\/\//)
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    for (const [, address] of body.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect((await app.inject(address as string)).statusCode).toBe(200)
  })
})

describe('pages', () => {
  test.each([
    ['/', 'index'],
    ['/demo', 'demo'],
    ['/agent', 'agent'],
    ['/supervisor', 'supervisor'],
  ])('%s', async (url, title) => {
    const { app } = await startApp({ pagesRoot: makePages() })
    const response = await app.inject(url)
    expect([response.statusCode, response.body]).toEqual([200, `<title>${title}</title>`])
    expect(response.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  })

  test.each([
    ['/assets/agent-abc.js', 200, 'public, max-age=31536000, immutable'],
    ['/color-scheme.js', 200, 'no-cache'],
    ['/widget.js', 200, 'no-cache'],
    ['/assets/', 404, undefined],
    ['/assets/gone.js', 404, undefined],
    ['/.hidden', 404, undefined],
    ['/../package.json', 404, undefined],
    ['/%2e%2e/package.json', 404, undefined],
  ])('%s: %i', async (url, status, caching) => {
    const { app } = await startApp({ pagesRoot: makePages() })
    const response = await app.inject(url)
    expect([response.statusCode, response.headers['cache-control']]).toEqual([status, caching])
  })

  test.each(['/', '/demo', '/agent', '/supervisor', '/widget.js'])(
    '%s says what to do when the pages are not built',
    async (url) => {
      const { app } = await startApp({ pagesRoot: join(makeDataDir(), 'none') })
      const response = await app.inject(url)
      expect([response.statusCode, response.json()]).toEqual([
        503,
        { code: 'SCR_ERR_PAGES_NOT_BUILT', message: 'The pages are not built. Run: npm run build' },
      ])
    },
  )

  test('the widget may run in other pages, and only listed ones may read it', async () => {
    const shop = 'https://shop.example'
    const { app } = await startApp({ pagesRoot: makePages(), allowedOrigins: [shop] })
    const load = async (origin: string) => (await app.inject({ url: '/widget.js', headers: { origin } })).headers
    expect(await load(shop)).toMatchObject({
      'access-control-allow-origin': shop,
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(await load('https://other.example')).not.toHaveProperty('access-control-allow-origin')
    expect((await app.inject({ url: '/agent', headers: { origin: shop } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
  })
})

test.each([
  ['GET', '/nowhere', 404, 'SCR_ERR_NOT_FOUND'],
  ['GET', '/v1/lint', 404, 'SCR_ERR_NOT_FOUND'],
  ['DELETE', '/v1/check', 404, 'SCR_ERR_NOT_FOUND'],
  ['POST', '/agent', 404, 'SCR_ERR_NOT_FOUND'],
  ['GET', '/%zz-secretword', 400, 'SCR_ERR_INVALID_REQUEST'],
  ['GET', '/secretword?q=secretword', 404, 'SCR_ERR_NOT_FOUND'],
] as const)('%s %s is answered with %i', async (method, url, status, code) => {
  const { app, readLog } = await startApp()
  const response = await app.inject({ method, url })
  expect([response.statusCode, response.json().code]).toEqual([status, code])
  expect(response.body + readLog()).not.toContain('secretword')
})

test('bytes that are not HTTP get an answer, and the server lives on', async () => {
  const { app, url } = await startApp()
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end('secretword not http\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => resolve(text)).on('error', reject)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*SCR_ERR_INVALID_REQUEST/)
  expect(answer).not.toContain('secretword')
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

test('our own fault is a 500 that says nothing', async () => {
  const now = () => {
    throw new Error('secretword')
  }
  const { app, readLog } = await startApp({ now })
  const headers = { authorization: 'Bearer x.y.z' }
  const response = await app.inject({ method: 'POST', url: '/v1/lint', headers, payload: { text: 'hi' } })
  expect([response.statusCode, response.json().code]).toEqual([500, 'SCR_ERR_INTERNAL'])
  expect(response.body + readLog()).not.toContain('secretword')
  expect(readLog()).toContain('http.test.ts')
})
