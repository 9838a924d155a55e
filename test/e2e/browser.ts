// A real browser in front of a real server, for one test file.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, inject, onTestFinished } from 'vitest'
import { createLinter, type Linter } from '../../analyzers/lint.ts'
import { buildApp } from '../../server/app.ts'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'
import { baseConfig, type StartOptions } from '../server/start-app.ts'

export const hasBrowser = inject('chromium') !== ''

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser | undefined
/** Compiled once for all tests of a file. */
let shipped: Linter | undefined
const contexts: BrowserContext[] = []

export async function openPage(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  browser ??= await chromium.launch({ executablePath: inject('chromium'), args: flags })
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options })
  contexts.push(context)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(url)
  return page
}

afterAll(async () => {
  await browser?.close()
  browser = undefined
})

export interface Demo {
  url: string
  port: number
  /** Every log line so far. */
  readLog(): string
  /** All bytes of the store, the write-ahead log too. */
  readStore(): string
}

/** The whole server in demo mode, with the shipped lexicon and the built pages. */
export async function startDemo(options: StartOptions = {}): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'scruple-e2e-'))
  const lines: string[] = []
  const app = await buildApp({
    config: { ...baseConfig, isDemo: true, tokenSecret: undefined, dataDir, ...options },
    linter: options.linter ?? shippedLinter(),
    ...(options.overlay && { overlay: options.overlay }),
    now: () => new Date(),
    makeId: randomUUID,
    logStream: { write: (line) => void lines.push(line) },
    hasSeed: options.hasSeed ?? false,
  })
  onTestFinished(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const readStore = () =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('')
  return { url: `http://127.0.0.1:${port}`, port, readLog: () => lines.join(''), readStore }
}

export interface Wire {
  url: string
  /** Everything that comes from the server is lost from now on; what goes to it still arrives. */
  loseAnswers(): void
  /** Ends all connections and takes no new ones. */
  cut(): void
  restore(): void
}

function shippedLinter(): Linter {
  shipped ??= createLinter(loadLexicon())
  return shipped
}

/** A wire between browser and server that can break at the worst moment. */
export async function openWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isCut = false
  let isDeaf = false
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    if (isCut) return void client.destroy()
    client.pipe(upstream)
    upstream.on('data', (chunk) => {
      if (!isDeaf) client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers: () => {
      isDeaf = true
    },
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    restore: () => {
      isCut = false
      isDeaf = false
    },
  }
}

/** The three seats of the demo page. */
export function seats(page: Page) {
  const agent = page.getByRole('region', { name: 'Agent', exact: true })
  const customer = page.getByRole('region', { name: 'Customer', exact: true })
  const supervisor = page.getByRole('region', { name: 'Supervisor', exact: true })
  return {
    agent,
    customer,
    supervisor,
    draft: agent.locator('.cm-content'),
    underlines: agent.locator('.cm-lintRange'),
    send: agent.getByRole('button', { name: 'Send', exact: true }),
    chat: customer.getByRole('log'),
  }
}
