// The documentation over HTTP: open, cached, escaped, under the security headers, and helpful where nothing is.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Lexicon } from '../../../analyzers/lexicon.ts'
import { registerDocs } from '../../../server/docs.ts'
import { makeHttpServer } from '../../../server/http.ts'
import { createOriginPolicy } from '../../../server/identity/origins.ts'
import { baseConfig } from '../start-app.ts'
import { fullRule, lexicon } from './sample-lexicon.ts'

type App = Awaited<ReturnType<typeof makeHttpServer>>

async function serve(given: Lexicon = lexicon): Promise<App> {
  const origins = createOriginPolicy(baseConfig)
  const app = await makeHttpServer({ logLevel: 'silent', isDemo: false, origins })
  await registerDocs(app, given)
  return app
}

let app: App
beforeAll(async () => {
  app = await serve()
})

describe('the index', () => {
  test('lists rules by category, signals, considerations and terms', async () => {
    const { statusCode, headers, body } = await app.inject('/docs/rules')
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toMatch(/<h2 id="pressure">Pressure[\s\S]*href="\/docs\/rules\/pressure\/full">Full<\/a>/)
    expect(body).toMatch(/<h2 id="signals">[\s\S]*href="\/docs\/rules\/signals\/needs-time">Needs time<\/a>/)
    expect(body.match(/<tr><td>\d+<\/td><th scope="row" id="consideration-/g)).toHaveLength(18)
    expect(body).toMatch(/Training<\/th><td colspan="2">Served by features of the system/)
    expect(body).toMatch(/Environmental claims<\/th><td colspan="2">Nothing serves it\./)
    expect(body).toMatch(/<strong>United States \(some states\)<\/strong>[\s\S]*\(unverified\): ask counsel/)
  })

  test('is a plain list without the script: the search is hidden until it works', async () => {
    const { body } = await app.inject('/docs/rules')
    expect(body).toContain('<form class="search" role="search" hidden>')
    expect(body).not.toMatch(/<li[^>]* hidden/)
  })
})

test.each([
  ['/docs/rules', 'text/html'],
  ['/docs/rules/pressure/full', 'text/html'],
  ['/docs/rules/signals/needs-time', 'text/html'],
  ['/docs/rules.css', 'text/css'],
  ['/docs/rules.js', 'text/javascript'],
])('%s is open and cached by its tag', async (url, type) => {
  const first = await app.inject(url)
  expect([first.statusCode, first.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`])
  expect(first.headers['cache-control']).toBe('no-cache')
  const etag = String(first.headers.etag)
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await app.inject({ url, headers: { 'if-none-match': tag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  }
  expect((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200)
  expect((await app.inject({ url, method: 'HEAD' })).statusCode).toBe(200)
})

test('a page has one h1, its landmarks, and no script or style of its own', async () => {
  for (const url of ['/docs/rules', '/docs/rules/pressure/full', '/docs/rules/none/none']) {
    const { body, headers } = await app.inject(url)
    expect(body.match(/<h1[ >]/g), url).toHaveLength(1)
    expect(body.match(/<main /g), url).toHaveLength(1)
    expect(body).not.toMatch(/<script(?! src=)|<style| style="| on\w+="/)
    expect(headers['content-security-policy']).toContain("script-src 'self'")
  }
})

test('underlined words are marked, and what a file says stays text', async () => {
  const hostile = '</li><script>alert(1)</script>" onload="x'
  const rules = {
    'pressure/full': { ...fullRule, what: hostile, why: hostile, bad: [`«${hostile}»`, ...fullRule.bad] },
  }
  const served = await serve({ ...lexicon, rules })
  const { body } = await served.inject('/docs/rules/pressure/full')
  expect(body).toContain('<mark>&lt;/li&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x</mark>')
  expect(body).toContain('Please <mark>hurry up</mark> &lt;b&gt;now&lt;/b&gt;')
  for (const page of [body, (await served.inject('/docs/rules')).body]) {
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('" onload="')
  }
})

test.each([
  ['/docs/rules/pressure/ful', 'href="/docs/rules/pressure/full"'],
  ['/docs/rules/full', 'href="/docs/rules/pressure/full"'],
  ['/docs/rules/constructor', 'href="/docs/rules"'],
  ['/docs/rules/%3Cscript%3Ealert(1)%3C/script%3E', 'href="/docs/rules"'],
  [`/docs/rules/${'a/'.repeat(500)}`, 'href="/docs/rules"'],
])('%s is not found and leads on', async (url, link) => {
  const { statusCode, headers, body } = await app.inject(url)
  expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(body).toContain(link)
  expect(body).not.toContain('alert(1)')
})

test('an address that ends in a slash leads to the index; broken escapes are refused', async () => {
  const moved = await app.inject('/docs/rules/')
  expect([moved.statusCode, moved.headers.location]).toEqual([301, '/docs/rules'])
  expect((await app.inject('/docs/rules/%E0%A4%A')).statusCode).toBe(400)
})

test('the HTTP interface stays at /docs', async () => {
  expect((await app.inject('/docs/json')).json().openapi).toMatch(/^3\.1/)
  expect(Object.keys((await app.inject('/docs/json')).json().paths)).toEqual([])
  expect((await app.inject('/docs')).statusCode).toBe(200)
})

test('the pages come from the shipped lexicon when none is given', async () => {
  const origins = createOriginPolicy(baseConfig)
  const bare = await makeHttpServer({ logLevel: 'silent', isDemo: false, origins })
  await registerDocs(bare)
  const { statusCode, body } = await bare.inject('/docs/rules/pressure/false-urgency')
  expect(statusCode).toBe(200)
  expect(body).toContain('<code>pressure/false-urgency</code>')
})
