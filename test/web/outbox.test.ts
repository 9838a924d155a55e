// The outbox: in order, one at a time, until it is answered, always under the same client id.
import { expect, test, vi } from 'vitest'
import { createOutbox } from '../../web/outbox.ts'

interface Item {
  clientId: string
}
type Answer = { ok: true; id: string } | { ok: false; code: string; message: string }

const refuse = (code: string): Answer => ({ ok: false, code, message: '' })

/** `answers` are used up in order; after them everything is delivered. */
function setUp(answers: Answer[] = []) {
  const link = { isConnected: true }
  const sent: string[] = []
  const answered: string[] = []
  const outbox = createOutbox<Item, { ok: true; id: string }>({
    isConnected: () => link.isConnected,
    async send({ clientId }) {
      sent.push(clientId)
      return answers.shift() ?? { ok: true, id: clientId }
    },
    onAnswer: ({ clientId }, answer) => answered.push(`${clientId} ${answer.ok ? 'ok' : answer.code}`),
    retryMs: 2,
  })
  return { link, sent, answered, outbox }
}

test('sends in order, one after the other', async () => {
  const { outbox, answered } = setUp()
  for (const clientId of ['a', 'b', 'c']) outbox.add({ clientId })
  await vi.waitFor(() => expect(answered).toEqual(['a ok', 'b ok', 'c ok']))
})

test.each(['SCR_NO_ANSWER', 'SCR_ERR_RATE_LIMITED', 'SCR_ERR_SHUTTING_DOWN'])(
  'after %s the same client id is sent again, and nothing overtakes it',
  async (code) => {
    const { outbox, sent, answered } = setUp([refuse(code)])
    outbox.add({ clientId: 'a' })
    outbox.add({ clientId: 'b' })
    await vi.waitFor(() => expect(answered).toEqual(['a ok', 'b ok']))
    expect(sent).toEqual(['a', 'a', 'b'])
  },
)

test('a refusal settles the message and lets the next one go', async () => {
  const { outbox, answered } = setUp([refuse('SCR_ERR_INVALID_PAYLOAD')])
  outbox.add({ clientId: 'a' })
  outbox.add({ clientId: 'b' })
  await vi.waitFor(() => expect(answered).toEqual(['a SCR_ERR_INVALID_PAYLOAD', 'b ok']))
})

test('without a connection it keeps everything, and a flush sends it', async () => {
  const { outbox, link, sent, answered } = setUp()
  link.isConnected = false
  outbox.add({ clientId: 'a' })
  outbox.add({ clientId: 'a' })
  expect(sent).toEqual([])
  link.isConnected = true
  outbox.flush()
  await vi.waitFor(() => expect(answered).toEqual(['a ok']))
})

test('once closed it tells nothing of an answer that was under way, and sends nothing more', async () => {
  const asked: string[] = []
  const answered: string[] = []
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const outbox = createOutbox<Item, { ok: true; id: string }>({
    isConnected: () => true,
    send({ clientId }) {
      asked.push(clientId)
      return promise
    },
    onAnswer: ({ clientId }) => answered.push(clientId),
  })
  outbox.add({ clientId: 'a' })
  outbox.close()
  outbox.add({ clientId: 'b' })
  resolve({ ok: true, id: 'a' })
  await promise
  await Promise.resolve()
  expect({ asked, answered }).toEqual({ asked: ['a'], answered: [] })
})
