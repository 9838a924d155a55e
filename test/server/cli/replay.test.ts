import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReviewedMessage } from '../../../server/contract.ts'
import { createConversationStore } from '../../../server/conversations/conversation-store.ts'
import { openStore, storeFileName } from '../../../server/store/open-store.ts'
import { makeFolder, makeLexicon, ruleFields, rules, run } from './run-cli.ts'

type Said = [role: 'agent' | 'customer' | 'bot', text: string, status?: ReviewedMessage['status']]

/** One conversation a day from the first of November, a message a minute. */
async function makeStore(conversations: Record<string, Said[]>): Promise<string> {
  const dataDir = makeFolder()
  const db = await openStore(dataDir)
  const store = createConversationStore(db)
  let day = 0
  for (const [conversationId, messages] of Object.entries(conversations)) {
    day++
    const sentAt = (minute: number) => new Date(Date.UTC(2026, 10, day, 9, minute)).toISOString()
    await store.create({ conversationId, customerName: 'Jamie', startedAt: sentAt(0) })
    for (const [i, [role, text, status = 'delivered']] of messages.entries()) {
      const ids = { messageId: `${conversationId}-${i}`, clientId: String(i), conversationId }
      const rest = { author: 'x', findings: [], signals: [], hasLinterFault: false }
      await store.add({ ...rest, ...ids, action: 'deliver', status, role, text, sentAt: sentAt(i) }, false)
    }
  }
  await db.destroy()
  return dataDir
}

const present = makeLexicon()
/** Without `blunt`, `hurry` milder, and a new rule that needs an earlier turn. */
const changed = makeLexicon({
  'pressure/hurry': { ...(rules['pressure/hurry'] as object), severity: 'warning', action: 'advise' },
  'pressure/again': rules['pressure/again'] as object,
  'privacy/card': rules['privacy/card'] as object,
  'conduct/bye': { ...ruleFields, match: ['good bye'] },
})

const conversations: Record<string, Said[]> = {
  c1: [
    ['customer', 'hurry up'],
    ['agent', 'hurry up please'],
    ['agent', 'figure it out'],
  ],
  c2: [
    ['customer', 'no thanks'],
    ['bot', 'the offer and good bye'],
    ['agent', 'good bye, 4111 1111 1111 1111', 'held'],
  ],
}

const replay = async (dataDir: string, ...args: string[]) =>
  run(['replay', '--lexicon', changed, ...args], { env: { SCRUPLE_DATA_DIR: dataDir, SCRUPLE_LEXICON: present } })

describe('scruple replay', () => {
  test('new, lost and changed findings with their ids, and the counts of each rule', async () => {
    const { status, out, err } = await replay(await makeStore(conversations))
    expect(err).toBe('')
    expect(out).toBe(`new      conduct/bye  error, confirm  2026-11-02T09:01:00.000Z  c2  c2-1
new      conduct/bye  error, confirm  2026-11-02T09:02:00.000Z  c2  c2-2
changed  pressure/hurry  error, confirm → warning, advise  2026-11-01T09:01:00.000Z  c1  c1-1
lost     conduct/blunt  warning, confirm  2026-11-01T09:02:00.000Z  c1  c1-2

rule             before    after      new     lost  changed
conduct/blunt         1        0        0        1        0
conduct/bye           0        2        2        0        0
pressure/hurry        1        1        0        0        1

4 messages of agents and bots in 2 conversations.
`)
    expect(status).toBe(0)
  })

  test('json: the same, with what stays in the counts', async () => {
    const { out } = await replay(await makeStore(conversations), '--format', 'json')
    const { changes, summary } = JSON.parse(out)
    expect(changes).toHaveLength(4)
    expect(changes[2]).toEqual({
      change: 'changed',
      rule: 'pressure/hurry',
      conversation: 'c1',
      message: 'c1-1',
      sentAt: '2026-11-01T09:01:00.000Z',
      start: 0,
      end: 8,
      before: { severity: 'error', action: 'confirm', trial: false },
      after: { severity: 'warning', action: 'advise', trial: false },
    })
    expect(summary).toMatchObject({ conversations: 2, messages: 4 })
    expect(summary.rules['pressure/again']).toEqual({ before: 1, after: 1, new: 0, lost: 0, changed: 0 })
  })

  test('the text is shown only when asked for, and values never', async () => {
    const dataDir = await makeStore(conversations)
    expect((await replay(dataDir)).out).not.toMatch(/hurry up|good bye|4111/)
    const withCard = makeLexicon({
      'conduct/bye': { ...ruleFields, match: ['good bye, ..9'] },
      'privacy/card': rules['privacy/card'] as object,
    })
    for (const format of ['pretty', 'json']) {
      const { out } = await replay(dataDir, '--show-text', '--format', format, '--lexicon', withCard)
      expect(out).toContain('good bye')
      expect(out).not.toContain('4111')
    }
  })

  test('a policy file alone, by day and team', async () => {
    const dir = makeFolder({
      'p.yaml': `version: 1
organisation:
  rules:
    pressure/hurry: { status: trial, author: Ann, approvedBy: Ben, reason: a trial of it, until: 2026-11-30 }
`,
    })
    const dataDir = await makeStore(conversations)
    const env = { SCRUPLE_DATA_DIR: dataDir, SCRUPLE_LEXICON: present }
    expect((await run(['replay', '--policy', join(dir, 'p.yaml')], { env })).out).toContain(
      'error, confirm → error, confirm, on trial',
    )
  })

  test('what a connector knows of a conversation counts', async () => {
    const dir = makeFolder({
      'p.yaml': `version: 1
teams:
  lifts:
    rules:
      pressure/hurry: { enabled: false, author: Ann, approvedBy: Ben, reason: lifts do close }
`,
    })
    const dataDir = await makeStore({ c1: [['agent', 'hurry up']], c2: [['agent', 'hurry up']] })
    const db = await openStore(dataDir)
    await createConversationStore(db).saveContext('c2', { team: 'lifts' })
    await db.destroy()
    const env = { SCRUPLE_DATA_DIR: dataDir, SCRUPLE_LEXICON: present }
    const { out } = await run(['replay', '--policy', join(dir, 'p.yaml'), '--format', 'json'], { env })
    expect(JSON.parse(out).changes).toMatchObject([{ change: 'lost', conversation: 'c2' }])
  })

  test.each<[string[], string]>([
    [['--since', '2026-11-02'], '2 messages of agents and bots in 1 conversation.'],
    [['--since', '2026-11-02T09:02:00Z'], '1 message of agents and bots in 1 conversation.'],
    [['--limit', '3'], '3 messages of agents and bots in 2 conversations.'],
    [['--since', '2027-01-01'], '0 messages of agents and bots in 0 conversations: nothing changes.'],
  ])('%j', async (args, last) => {
    const { out } = await replay(await makeStore(conversations), ...args)
    expect(out.trimEnd().split('\n').at(-1)).toBe(last)
  })

  test('earlier turns count also for messages after a day', async () => {
    const { out } = await replay(await makeStore(conversations), '--since', '2026-11-02T09:01:00Z', '--format', 'json')
    expect(JSON.parse(out).summary.rules['pressure/again']).toMatchObject({ before: 1 })
  })

  test('a conversation of any length, and what is not delivered is no turn', async () => {
    const long: Said[] = Array.from({ length: 300 }, (_, i) => ['agent', `hurry up ${i}`])
    const dataDir = await makeStore({
      c1: [['customer', 'no thanks', 'held'], ['agent', 'the offer'], ...long],
    })
    const { out } = await replay(dataDir, '--format', 'json')
    const { changes, summary } = JSON.parse(out)
    expect(changes).toHaveLength(300)
    expect(summary.rules['pressure/again']).toBeUndefined()
  })

  test('not a byte of the store changes', async () => {
    const dataDir = await makeStore(conversations)
    const file = join(dataDir, storeFileName)
    const before = [readFileSync(file), statSync(file).mtimeMs]
    await replay(dataDir)
    expect([readFileSync(file), statSync(file).mtimeMs]).toEqual(before)
  })

  test('no store is made where there is none', async () => {
    const dataDir = join(makeFolder(), 'none')
    const { status, err } = await replay(dataDir)
    expect(err).toContain('set SCRUPLE_DATA_DIR')
    expect(status).toBe(2)
    expect(existsSync(dataDir)).toBe(false)
  })

  test('what is no store is refused', async () => {
    const dataDir = makeFolder()
    writeFileSync(join(dataDir, storeFileName), 'This is no database at all. '.repeat(200))
    const { status, err } = await replay(dataDir)
    expect(err).toMatch(/SCR_ERR_STORE|cannot be read|failed/)
    expect(status).toBe(2)
    expect(readdirSync(dataDir)).toEqual([storeFileName])
  })

  test.each([
    [[], /say what changes/],
    [['--policy', 'none.yaml'], /none\.yaml: file: there is no such file/],
    [['--policy', 'p.yaml', '--since', 'yesterday'], /Write it as 2026-11-23/],
    [['--policy', 'p.yaml', '--limit', '0'], /a whole number from 1/],
  ])('%j is a clear error', async (args, error) => {
    const { status, err } = await run(['replay', ...(args as string[])], { env: { SCRUPLE_DATA_DIR: makeFolder() } })
    expect(err).toMatch(error as RegExp)
    expect(status).toBe(2)
  })
})
