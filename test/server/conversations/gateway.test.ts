// The gateway over real sockets: what is delivered, held and masked, who hears of it, once and in order.
import { describe, expect, test } from 'vitest'
import { emptyState } from '../../../analyzers/state.ts'
import type { ConversationSummary, ReviewedMessage } from '../../../server/contract.ts'
import { openStore } from '../../../server/store/open-store.ts'
import { cardNumber, makeFakeLinter, makeFinding, maskedCard, words } from '../fake-linter.ts'
import { ask, collect, makeDataDir, next, settle, startApp } from '../start-app.ts'

async function startChat(options = {}) {
  const started = await startApp(options)
  const customer = await started.joinCustomer()
  await ask(customer, 'conversation:open', {})
  const agent = await started.joinAgent()
  const send = (text: string, clientId: string, more = {}) =>
    ask(agent, 'message:send', { conversationId: 'c1', clientId, text, ...more })
  return { ...started, customer, agent, send }
}

describe('what becomes of a message of an agent', () => {
  const reason = { reason: 'quoting' }
  test.each<[string, object, 'delivered' | 'held', string, string]>([
    ['Hello there', {}, 'delivered', 'deliver', 'Hello there'],
    [`a ${words.log} one`, {}, 'delivered', 'log', `a ${words.log} one`],
    [`an ${words.advise} one`, {}, 'delivered', 'advise', `an ${words.advise} one`],
    [`a ${words.confirm} one`, {}, 'held', 'confirm', `a ${words.confirm} one`],
    [`a ${words.confirm} one`, reason, 'delivered', 'confirm', `a ${words.confirm} one`],
    [`an ${words.approve} one`, {}, 'held', 'approve', `an ${words.approve} one`],
    [`an ${words.approve} one`, reason, 'held', 'approve', `an ${words.approve} one`],
    [`a ${words.block} one`, {}, 'held', 'block', `a ${words.block} one`],
    [`a ${words.block} one`, reason, 'held', 'block', `a ${words.block} one`],
    [`Card ${cardNumber}.`, {}, 'delivered', 'redact', `Card ${maskedCard}.`],
    [`${words.block}: ${cardNumber}`, {}, 'held', 'block', `${words.block}: ${maskedCard}`],
    [`${words.confirm}: ${cardNumber}`, {}, 'held', 'redact', `${words.confirm}: ${maskedCard}`],
    [`${words.confirm}: ${cardNumber}`, reason, 'delivered', 'redact', `${words.confirm}: ${maskedCard}`],
  ])('%s with %o is %s', async (text, more, status, action, asDelivered) => {
    const { customer, send } = await startChat()
    const arrived = collect(customer, 'message:delivered')
    const answer = await send(text, 'a1', more)
    expect(answer).toMatchObject({ ok: true, isRepeat: false, message: { status, action, text: asDelivered, ...more } })
    await send('the last one', 'a2')
    await settle(customer)
    expect(arrived.map((message) => message.text)).toEqual(
      status === 'delivered' ? [asDelivered, 'the last one'] : ['the last one'],
    )
  })
})

test('a customer sees neither findings nor reasons, only the message', async () => {
  const { customer, send } = await startChat()
  const arriving = next<ReviewedMessage>(customer, 'message:delivered')
  await send(`a ${words.confirm} one`, 'a1', { reason: 'other', note: 'a private note' })
  const keys = ['author', 'conversationId', 'messageId', 'role', 'sentAt', 'status', 'text']
  expect(Object.keys(await arriving).sort()).toEqual(keys)
  const { messages } = await ask(customer, 'conversation:open', {})
  expect(messages.map((message) => Object.keys(message).sort())).toEqual([keys])
})

test('a held message is not in the conversation that the customer opens, but agent and supervisor see it', async () => {
  const { customer, agent, send, joinSupervisor } = await startChat()
  await send(`a ${words.block} one`, 'a1')
  await send('fine', 'a2')
  expect((await ask(customer, 'conversation:open', {})).messages).toHaveLength(1)
  const statuses = [{ status: 'held' }, { status: 'delivered' }]
  expect((await ask(agent, 'conversation:open', { conversationId: 'c1' })).messages).toMatchObject(statuses)
  expect((await ask(await joinSupervisor(), 'conversation:open', { conversationId: 'c1' })).messages).toMatchObject(
    statuses,
  )
})

describe('once per client id', () => {
  test('a repeat answers with the first outcome, whatever it says now', async () => {
    const { customer, send } = await startChat()
    const arrived = collect(customer, 'message:delivered')
    const first = await send('one', 'a1')
    const second = await send('another text', 'a1')
    expect(second).toEqual({ ok: true, isRepeat: true, message: first.message })
    await send('two', 'a2')
    await settle(customer)
    expect(arrived.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  test('a held outcome is final; a new client id with a reason goes through', async () => {
    const { send } = await startChat()
    const text = `a ${words.confirm} one`
    await send(text, 'a1')
    expect(await send(text, 'a1', { reason: 'quoting' })).toMatchObject({ isRepeat: true, message: { status: 'held' } })
    expect(await send(text, 'a2', { reason: 'quoting' })).toMatchObject({
      isRepeat: false,
      message: { status: 'delivered' },
    })
  })

  test('twenty at the same time from two sockets deliver one', async () => {
    const { customer, agent, send, ...started } = await startChat()
    const other = await started.joinAgent()
    const arrived = collect(customer, 'message:delivered')
    const payload = { conversationId: 'c1', clientId: 'same', text: 'only once' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask(index % 2 ? agent : other, 'message:send', payload)),
    )
    expect(answers.filter((answer) => !answer.isRepeat)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.message.messageId)).size).toBe(1)
    await send('the last one', 'last')
    await settle(customer)
    expect(arrived.map(({ text }) => text)).toEqual(['only once', 'the last one'])
  })

  test('a repeat after a restart answers with the first outcome, findings and all', async () => {
    const dataDir = makeDataDir()
    const before = await startChat({ dataDir })
    const first = await before.send(`${words.advise} ${cardNumber}`, 'a1', { reason: 'other', note: 'because' })
    await before.app.close()
    const after = await startChat({ dataDir })
    expect(await after.send('different', 'a1')).toEqual({ ok: true, isRepeat: true, message: first.message })
  })

  test("a customer who guesses an agent's client id is not answered with the agent's message", async () => {
    const { customer, send } = await startChat()
    await send(`a ${words.block} one`, 'guessable')
    const answer = await ask(customer, 'message:send', { clientId: 'guessable', text: 'mine' })
    expect(answer).toMatchObject({ ok: true, isRepeat: false, message: { text: 'mine', role: 'customer' } })
  })
})

test('what could not be stored is neither acknowledged nor delivered, and may be sent again', async () => {
  const ids = ['m1', 'm1', 'm2']
  const { customer, send } = await startChat({ makeId: () => ids.shift() as string })
  const arrived = collect(customer, 'message:delivered')
  await send('one', 'a1')
  expect(await send('two', 'a2')).toMatchObject({ ok: false, code: 'SCR_ERR_INTERNAL' })
  expect(await send('two', 'a2')).toMatchObject({ ok: true, isRepeat: false, message: { messageId: 'm2' } })
  await settle(customer)
  expect(arrived.map(({ messageId, text }) => `${messageId} ${text}`)).toEqual(['m1 one', 'm2 two'])
})

test('messages that are sent at once keep their order for everybody', async () => {
  const { customer, agent, send } = await startChat()
  const arrived = collect(customer, 'message:delivered')
  const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`)
  await Promise.all(texts.map((text, index) => send(text, `a${index}`)))
  await settle(customer)
  expect(arrived.map(({ text }) => text)).toEqual(texts)
  const { messages } = await ask(agent, 'conversation:open', { conversationId: 'c1' })
  expect(messages.map(({ text }) => text)).toEqual(texts)
})

test('a message is linted with the turns before it: as delivered, without held ones, oldest first', async () => {
  const linter = makeFakeLinter()
  const { customer, send, agent } = await startChat({ linter, now: () => new Date('2026-11-23T10:00:00Z') })
  await ask(customer, 'message:send', { clientId: 'k1', text: `my card is ${cardNumber}` })
  await send(`a ${words.block} one`, 'a1')
  await send(`yours is ${cardNumber}`, 'a2')
  const context = [
    { role: 'customer', text: `my card is ${maskedCard}` },
    { role: 'agent', text: `yours is ${maskedCard}` },
  ]
  await send('and now', 'a3')
  const state = { ...emptyState, turns: 2 }
  expect(linter.seen.at(-1)).toEqual({
    role: 'agent',
    text: 'and now',
    context,
    state,
    now: '2026-11-23T10:00:00.000Z',
  })
  await ask(agent, 'draft:check', { conversationId: 'c1', text: 'dra' })
  expect(linter.seen.at(-1)).toMatchObject({ text: 'dra', context: [...context, { role: 'agent', text: 'and now' }] })
})

test('the state of a conversation outlives the process, and is worked out again where it is missing', async () => {
  const dataDir = makeDataDir()
  const first = await startChat({ dataDir })
  for (const clientId of ['a1', 'a2']) await first.send('hello', clientId)
  await first.send(`a ${words.block} one`, 'a3')
  await first.app.close()
  const linter = makeFakeLinter()
  const second = await startChat({ dataDir, linter })
  await second.send('and now', 'a4')
  expect(linter.seen.at(-1)?.state, 'what was held was not said').toEqual({ ...emptyState, turns: 2 })
  await second.app.close()
  const db = await openStore(dataDir)
  await db.updateTable('conversations').set({ state: '{"version":0}' }).execute()
  await db.destroy()
  const third = await startChat({ dataDir, linter })
  await third.send('again', 'a5')
  expect(linter.seen.at(-1)?.state).toEqual({ ...emptyState, turns: 3 })
})

test('what a rule on trial finds is for supervisors only', async () => {
  const linter = makeFakeLinter()
  const onTrial = { ...makeFinding({ rule: 'pressure/new', action: 'block', start: 0, end: 2 }), isTrial: true }
  const { agent, send, joinSupervisor } = await startChat({
    linter: { ...linter, lint: () => ({ findings: [onTrial], signals: [] }) },
  })
  const supervisor = await joinSupervisor()
  const flagged = collect(supervisor, 'message:flagged')
  expect(await send('on trial', 'a1')).toMatchObject({ ok: true, message: { status: 'delivered', findings: [] } })
  expect(await ask(agent, 'draft:check', { conversationId: 'c1', text: 'on trial' })).toMatchObject({ findings: [] })
  expect((await ask(agent, 'conversation:open', { conversationId: 'c1' })).messages[0]?.findings).toEqual([])
  await settle(supervisor)
  expect(flagged[0]?.findings).toMatchObject([{ rule: 'pressure/new', isTrial: true }])
})

test('at most fifty turns go into the context', async () => {
  const linter = makeFakeLinter()
  const { send } = await startChat({ linter })
  for (let index = 0; index < 55; index++) await send(`message ${index}`, `a${index}`)
  expect(linter.seen.at(-1)?.context).toHaveLength(50)
  expect(linter.seen.at(-1)?.context?.[0]?.text).toBe('message 4')
})

test('a draft is answered with its findings and its revision, and is nowhere afterwards', async () => {
  const { agent } = await startChat()
  const answer = await ask(agent, 'draft:check', { conversationId: 'c1', text: `a ${words.advise} one`, revision: 7 })
  expect(answer).toMatchObject({ ok: true, revision: 7, findings: [{ rule: 'pressure/advisable', start: 2, end: 11 }] })
  expect((await ask(agent, 'conversation:open', { conversationId: 'c1' })).messages).toEqual([])
})

describe("a customer's message", () => {
  test('arrives with identifiers masked, and its signals only at agents and supervisors', async () => {
    const { customer, agent, joinSupervisor } = await startChat()
    const atAgent = next<ReviewedMessage>(agent, 'message:delivered')
    const atSupervisor = next<ReviewedMessage>(await joinSupervisor(), 'message:flagged')
    const text = `cancel ${cardNumber}`
    const answer = await ask(customer, 'message:send', { clientId: 'k1', text })
    expect(answer.message).toMatchObject({ text: `cancel ${maskedCard}`, status: 'delivered' })
    expect(answer.message).not.toHaveProperty('signals')
    const expected = {
      text: `cancel ${maskedCard}`,
      author: 'Jamie Rivera',
      signals: [{ signal: 'cancel-intent', topic: maskedCard }],
      findings: [],
    }
    expect(await atAgent).toMatchObject(expected)
    expect(await atSupervisor).toMatchObject(expected)
  })
})

describe('what supervisors hear', () => {
  test.each([
    ['Hello', 'message:delivered'],
    [`a ${words.log} one`, 'message:delivered'],
    [`an ${words.advise} one`, 'message:flagged'],
    [`a ${words.block} one`, 'message:flagged'],
  ])('%s comes as %s', async (text, event) => {
    const { send, joinSupervisor } = await startChat()
    const arriving = next<ReviewedMessage>(await joinSupervisor(), event)
    await send(text, 'a1')
    expect(await arriving).toMatchObject({ text })
  })

  test('the list holds flagged messages newest first, up to the limit, and all conversations', async () => {
    const { send, joinSupervisor } = await startChat()
    await send('quiet', 'a1')
    await send(`first ${words.advise}`, 'a2')
    await send(`second ${words.block}`, 'a3')
    const watcher = await joinSupervisor()
    const all = await ask(watcher, 'flags:list', {})
    expect(all.flagged.map(({ text }) => text)).toEqual([`second ${words.block}`, `first ${words.advise}`])
    expect(all.conversations).toMatchObject([{ conversationId: 'c1', flagCount: 2, messageCount: 2 }])
    expect((await ask(watcher, 'flags:list', { limit: 1 })).flagged).toHaveLength(1)
  })
})

test('the summary of a conversation follows its messages', async () => {
  let now = new Date('2026-11-23T10:00:00Z')
  const { customer, agent, send, joinSupervisor } = await startChat({ now: () => now })
  const watcher = await joinSupervisor()
  const atAgent = collect<ConversationSummary>(agent, 'conversation:updated')
  const atSupervisor = collect<ConversationSummary>(watcher, 'conversation:updated')
  now = new Date('2026-11-23T10:01:00Z')
  await ask(customer, 'message:send', { clientId: 'k1', text: 'please cancel' })
  now = new Date('2026-11-23T10:02:00Z')
  await send(`yes ${cardNumber}`, 'a1')
  now = new Date('2026-11-23T10:03:00Z')
  await send(`a ${words.block} one`, 'a2')
  const summary = {
    conversationId: 'c1',
    customerName: 'Jamie Rivera',
    agentName: 'Dana Okafor',
    startedAt: '2026-11-23T10:00:00.000Z',
    lastMessageAt: '2026-11-23T10:03:00.000Z',
    lastText: `yes ${maskedCard}`,
    messageCount: 2,
    flagCount: 3,
    highestSeverity: 'error',
    signals: ['cancel-intent'],
  }
  const { conversations } = await ask(agent, 'conversations:list', {})
  expect(conversations).toEqual([summary])
  await settle(watcher)
  expect(atAgent).toHaveLength(3)
  expect(atAgent.at(-1)).toEqual(summary)
  expect(atSupervisor.at(-1)).toEqual(summary)
})

test('conversations are listed with the newest activity first', async () => {
  const { agent, send, ...started } = await startChat()
  await ask(await started.joinCustomer('c2', 'Ada'), 'conversation:open', {})
  await send('wake up', 'a1')
  const { conversations } = await ask(agent, 'conversations:list', {})
  expect(conversations.map(({ conversationId }) => conversationId)).toEqual(['c1', 'c2'])
})

describe('isolation', () => {
  test('a customer hears nothing of another conversation', async () => {
    const { customer, agent, ...started } = await startChat()
    const other = await started.joinCustomer('c2', 'Ada')
    await ask(other, 'conversation:open', {})
    const heard = collect(other, 'message:delivered')
    await ask(agent, 'message:send', { conversationId: 'c1', clientId: 'a1', text: 'for Jamie' })
    await ask(customer, 'message:send', { clientId: 'k1', text: 'from Jamie' })
    await ask(agent, 'message:send', { conversationId: 'c2', clientId: 'a2', text: 'for Ada' })
    await settle(other)
    expect(heard.map(({ text }) => text)).toEqual(['for Ada'])
    expect((await ask(other, 'conversation:open', {})).messages.map(({ text }) => text)).toEqual(['for Ada'])
  })

  test('a customer cannot name another conversation', async () => {
    const { send, ...started } = await startChat()
    await send('for Jamie', 'a1')
    const other = await started.joinCustomer('c2', 'Ada')
    const asked = await ask(other, 'conversation:open', { conversationId: 'c1' })
    expect(asked).toMatchObject({ ok: false, code: 'SCR_ERR_INVALID_PAYLOAD' })
    const sent = await ask(other, 'message:send', { conversationId: 'c1', clientId: 'k1', text: 'hi' })
    expect(sent).toMatchObject({ ok: false, code: 'SCR_ERR_INVALID_PAYLOAD' })
  })

  test.each(['conversation:open', 'message:send', 'draft:check'])(
    '%s of an unknown conversation is refused',
    async (event) => {
      const { agent } = await startChat()
      const more =
        event === 'message:send' ? { clientId: 'a1', text: 'hi' } : event === 'draft:check' ? { text: 'hi' } : {}
      const answer = await ask(agent, event, { conversationId: 'nowhere', ...more })
      expect(answer).toMatchObject({ ok: false, code: 'SCR_ERR_CONVERSATION_NOT_FOUND' })
    },
  )
})
