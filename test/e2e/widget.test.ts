// The widget in a foreign page: hostile styles, a strict policy, another origin; and its size.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hasBrowser, openPage, startDemo } from './browser.ts'

test('the widget is at most 30 kB gzipped, all in one file', () => {
  const script = readFileSync(resolve(import.meta.dirname, '../../web/dist/widget.js'))
  expect(gzipSync(script).length).toBeLessThanOrEqual(30_000)
  expect(script.toString()).not.toMatch(/\bimport\s*\(|^import /m)
})

async function serveForeignPage(scrupleUrl: () => string, token: () => string) {
  const server = createServer((_request, response) => {
    const from = scrupleUrl()
    response.setHeader('content-type', 'text/html')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${from}; connect-src ${from} ${from.replace('http', 'ws')}; style-src 'sha256-none'`,
    )
    response.end(`<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1>
      <script src="${from}/widget.js" defer></script>
      <scruple-chat server="${from}" token="${token()}" name="A shop"></scruple-chat></html>`)
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe.runIf(hasBrowser)('in a foreign page', () => {
  test('a customer writes from another origin, by keyboard', async () => {
    let from = ''
    let token = ''
    const shop = await serveForeignPage(
      () => from,
      () => token,
    )
    const server = await startDemo({ allowedOrigins: [shop] })
    from = server.url
    const given = await fetch(`${server.url}/v1/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"role":"customer"}',
    })
    token = ((await given.json()) as { token: string }).token
    const page = await openPage(shop)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const text = page.getByRole('textbox', { name: 'Your message' })
    await text.waitFor()
    await page.keyboard.type('Hello from the shop')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Hello from the shop').waitFor()
    await expect.poll(() => server.readStore().includes('Hello from the shop')).toBe(true)
    await page.keyboard.press('Escape')
    await text.waitFor({ state: 'hidden' })
    expect(problems).toEqual([])
  })
})
