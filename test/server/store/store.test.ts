// The store: every row of a message or none, nothing lost by a kill, no masked value in any byte of the files.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ReviewedMessage } from '../../../server/contract.ts'
import { createConversationStore } from '../../../server/conversations/conversation-store.ts'
import { openStore, storeFileName } from '../../../server/store/open-store.ts'
import { cardNumber, makeFinding, maskedCard, words } from '../fake-linter.ts'
import { ask, connected, connectTo, makeDataDir, makeToken, startApp } from '../start-app.ts'

const message: ReviewedMessage = {
  messageId: 'm1',
  conversationId: 'c1',
  role: 'agent',
  author: 'Dana',
  text: 'hello there',
  sentAt: '2026-11-23T10:00:00.000Z',
  status: 'delivered',
  clientId: 'a1',
  action: 'advise',
  reason: 'quoting',
  note: 'as the customer said',
  hasLinterFault: false,
  findings: [
    makeFinding({ rule: 'pressure/x', action: 'advise', start: 0, end: 5, isNeverReleased: true }),
    makeFinding({ rule: 'privacy/y', action: 'redact', start: 6, end: 11, mask: '•••••', category: 'privacy' }),
  ],
  signals: [
    { signal: 'distress', topic: 'x', strength: 'implied', confidence: 0.7, start: 0, end: 2 },
    { signal: 'complaint', topic: '', strength: 'explicit', confidence: 1, start: 0, end: 2, turn: 3 },
  ],
}

async function openTestStore(dataDir = ':memory:') {
  const db = await openStore(dataDir)
  onTestFinished(() => db.destroy())
  const store = createConversationStore(db)
  await store.create({ conversationId: 'c1', customerName: 'Jamie', startedAt: '2026-11-23T09:00:00.000Z' })
  return { db, store }
}

test('a message comes back as it was', async () => {
  const { store } = await openTestStore()
  await store.add(message, true)
  expect(await store.findMessage('c1', 'agent', 'a1')).toEqual(message)
  expect(await store.listMessages('c1', 10)).toEqual([message])
  expect(await store.listFlagged(10)).toEqual([message])
  expect(await store.findMessage('c1', 'customer', 'a1')).toBeUndefined()
})

test('a conversation begins once', async () => {
  const { store } = await openTestStore()
  const again = { conversationId: 'c1', customerName: 'Somebody else', startedAt: '2027-01-01T00:00:00.000Z' }
  expect(await store.create(again)).toBe(false)
  expect(await store.findSummary('c1')).toMatchObject({ customerName: 'Jamie', startedAt: '2026-11-23T09:00:00.000Z' })
})

test('the newest messages, in the order they were sent', async () => {
  const { store } = await openTestStore()
  for (const id of ['1', '2', '3']) await store.add({ ...message, messageId: id, clientId: id }, false)
  expect((await store.listMessages('c1', 2)).map(({ messageId }) => messageId)).toEqual(['2', '3'])
})

test('a message that fails half-way leaves nothing behind', async () => {
  const { db, store } = await openTestStore()
  const broken = {
    ...message,
    signals: [{ ...message.signals[0], signal: null as never }] as ReviewedMessage['signals'],
  }
  await expect(store.add(broken, true)).rejects.toThrow()
  for (const table of ['messages', 'findings', 'signals'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  expect(await store.findSummary('c1')).toMatchObject({ agentName: '', lastMessageAt: '2026-11-23T09:00:00.000Z' })
  await store.add(message, true)
})

test.each([
  ['the same client id', { messageId: 'm2' }],
  ['the same message id', { clientId: 'a2' }],
  ['no such conversation', { messageId: 'm2', clientId: 'a2', conversationId: 'c9' }],
])('%s is refused', async (_name, change) => {
  const { store } = await openTestStore()
  await store.add(message, true)
  await expect(store.add({ ...message, ...change }, true)).rejects.toThrow(/constraint/)
})

test('waits for the disk at every commit', async () => {
  const { db } = await openTestStore(makeDataDir())
  const { rows } = await db.executeQuery<{ synchronous: number }>({
    sql: 'pragma synchronous',
    parameters: [],
    query: { kind: 'RawNode' } as never,
    queryId: { queryId: 'p' },
  })
  expect(rows).toEqual([{ synchronous: 2 }])
})

test('opens again what it wrote, without migrating twice', async () => {
  const dataDir = makeDataDir()
  const { db, store } = await openTestStore(dataDir)
  await store.add(message, true)
  await db.destroy()
  expect(await (await openTestStore(dataDir)).store.listMessages('c1', 10)).toEqual([message])
})

describe('a store that cannot be opened stops the start with a cure', () => {
  test('a file where the directory should be', async () => {
    const file = join(makeDataDir(), 'file')
    writeFileSync(file, '')
    await expect(openStore(file)).rejects.toMatchObject({ code: 'SCR_ERR_STORE' })
  })

  test('a file that is no database', async () => {
    const dataDir = makeDataDir()
    writeFileSync(join(dataDir, storeFileName), 'not a database, but long enough to be looked at as one'.repeat(100))
    await expect(openStore(dataDir)).rejects.toMatchObject({
      code: 'SCR_ERR_STORE',
      message: expect.stringContaining(dataDir),
    })
  })

  test('a database of a newer version', async () => {
    const dataDir = makeDataDir()
    const { db } = await openTestStore(dataDir)
    await db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-future', timestamp: '2030-01-01' } as never)
      .execute()
    await db.destroy()
    await expect(openStore(dataDir)).rejects.toMatchObject({ code: 'SCR_ERR_STORE' })
  })
})

const readFiles = (dir: string) =>
  readdirSync(dir)
    .map((file) => readFileSync(join(dir, file)).toString('latin1'))
    .join('\n')

test('no byte of the files holds a masked value, a draft, or what was held unread', async () => {
  const dataDir = makeDataDir()
  const { joinAgent, joinCustomer, app } = await startApp({ dataDir })
  const customer = await joinCustomer()
  await ask(customer, 'message:send', { clientId: 'k1', text: `marker-customer cancel ${cardNumber}` })
  const agent = await joinAgent()
  const send = (clientId: string, text: string, more = {}) =>
    ask(agent, 'message:send', { conversationId: 'c1', clientId, text, ...more })
  await send('a1', `marker-redacted ${cardNumber}`, { reason: 'other', note: `marker-note ${cardNumber}` })
  await send('a2', `${words.block} ${cardNumber}`)
  await send('a3', `explode marker-unread`)
  await send('a4', 'nothing', { note: `explode marker-unread` })
  await ask(agent, 'draft:check', { conversationId: 'c1', text: `marker-draft ${cardNumber}` })
  const check = () => {
    const bytes = readFiles(dataDir)
    for (const present of ['marker-customer', 'marker-redacted', 'marker-note']) expect(bytes).toContain(present)
    for (const absent of [cardNumber, cardNumber.replaceAll(' ', ''), 'marker-draft', 'marker-unread'])
      expect(bytes).not.toContain(absent)
  }
  check()
  await app.close()
  check()
})

async function startChild(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-server.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream }))
    return { child, url: line }
  throw new Error('the server ended before it listened')
}

const inFlight = 10

test.each([20, 57, 131])('kill -9 after %i acknowledgements loses none of them', async (enough) => {
  const dataDir = makeDataDir()
  const { child, url } = await startChild(dataDir)
  const customer = await connected(
    connectTo(url, '/customer', await makeToken({ role: 'customer', conversationId: 'c1' }), { reconnection: false }),
  )
  await ask(customer, 'conversation:open', {})
  const agent = await connected(connectTo(url, '/agent', await makeToken({ role: 'agent' }), { reconnection: false }))
  const acknowledged: string[] = []
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const send = (index: number) => {
    const payload = { conversationId: 'c1', clientId: `a${index}`, text: `message ${index} ${cardNumber}` }
    agent.emit('message:send', payload, ({ ok }: { ok: boolean }) => {
      if (ok) acknowledged.push(payload.clientId)
      if (acknowledged.length === enough) child.kill('SIGKILL')
      send(index + inFlight)
    })
  }
  for (let index = 0; index < inFlight; index++) send(index)
  await ended
  const { store } = await openTestStore(dataDir)
  const kept = await store.listMessages('c1', 10_000)
  expect(acknowledged.length).toBeGreaterThanOrEqual(enough)
  expect(kept.map(({ clientId }) => clientId)).toEqual(expect.arrayContaining(acknowledged))
  for (const { text, findings } of kept) {
    expect(text).toContain(maskedCard)
    expect(findings).toHaveLength(1)
  }
})
