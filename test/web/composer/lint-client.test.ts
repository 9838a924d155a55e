// The lint client: the worker answers, the server answers where it cannot, and neither failing ever throws or hangs.
import { expect, test, vi } from 'vitest'
import type { Finding } from '../../../analyzers/finding.ts'
import { createLintClient, type LintMode } from '../../../web/composer/lint-client.ts'
import type { LintAnswer, LintPolicy, LintQuestion, LintWorker } from '../../../web/composer/worker-linter.ts'
import { finding } from '../sample.ts'

type Behaviour = 'answers' | 'crashes' | 'is silent'

class FakeWorker implements LintWorker {
  onmessage: ((event: { data: LintAnswer }) => void) | null = null
  onmessageerror: (() => void) | null = null
  onerror: (() => void) | null = null
  readonly behaviour: () => Behaviour
  readonly asked: (LintQuestion | LintPolicy)[] = []

  constructor(behaviour: () => Behaviour) {
    this.behaviour = behaviour
  }

  postMessage(question: LintQuestion | LintPolicy) {
    this.asked.push(question)
    if ('overlay' in question) return
    const { id } = question
    const behaviour = this.behaviour()
    if (behaviour === 'answers') queueMicrotask(() => this.onmessage?.({ data: { id, findings: [finding()] } }))
    if (behaviour === 'crashes') queueMicrotask(() => this.onerror?.())
  }

  terminate() {}
}

const short = { coldMs: 5, warmMs: 5 }

function setUp(behaviour: () => Behaviour, fromServer: Finding[] | null, patience = short) {
  const modes: LintMode[] = []
  const startWorker = vi.fn(() => new FakeWorker(behaviour))
  const askServer = vi.fn(async () => fromServer)
  const client = createLintClient({
    startWorker,
    askServer,
    onMode: (mode) => modes.push(mode),
    patience,
    serverPauseMs: 1,
  })
  return { client, modes, startWorker, askServer }
}

const served = [finding({ rule: 'privacy/card-number' })]

test.each([
  ['answers', null, ['pressure/false-urgency'], []],
  ['crashes', served, ['privacy/card-number'], ['server']],
  ['crashes', null, [], ['none']],
  ['is silent', served, ['privacy/card-number'], []],
] satisfies [Behaviour, Finding[] | null, string[], LintMode[]][])(
  'a worker that %s',
  async (behaviour, fromServer, rules, modes) => {
    const parts = setUp(() => behaviour, fromServer)
    const findings = await parts.client.check({ text: 'Hello' })
    expect(findings.map(({ rule }) => rule)).toEqual(rules)
    expect(parts.modes).toEqual(modes)
  },
)

test('while the worker starts, the server answers', async () => {
  const behaviours: Behaviour[] = ['is silent', 'answers']
  const { client, modes } = setUp(() => behaviours.shift() ?? 'answers', served, { coldMs: 10_000, warmMs: 5 })
  expect(await client.check({ text: 'one' })).toEqual(served)
  expect(await client.check({ text: 'two' })).toMatchObject([{ rule: 'pressure/false-urgency' }])
  expect(modes).toEqual([])
  client.close()
})

test('a warm worker is not doubled by the server', async () => {
  const { client, askServer } = setUp(() => 'answers', served)
  await client.check({ text: 'one' })
  askServer.mockClear()
  await client.check({ text: 'two' })
  expect(askServer).not.toHaveBeenCalled()
})

test('a worker that failed on one text is started again for the next', async () => {
  const behaviours: Behaviour[] = ['crashes', 'answers']
  const { client, modes } = setUp(() => behaviours.shift() ?? 'answers', null)
  await client.check({ text: 'one' })
  expect(await client.check({ text: 'two' })).toHaveLength(1)
  expect(modes).toEqual(['none', 'worker'])
})

test('a worker that always fails is not started for ever', async () => {
  const { client, startWorker } = setUp(() => 'crashes', served)
  for (let index = 0; index < 10; index++) await client.check({ text: 'Hello' })
  expect(startWorker.mock.calls.length).toBeLessThanOrEqual(3)
})

test('a browser without workers asks the server', async () => {
  const client = createLintClient({
    startWorker: () => {
      throw new Error('forbidden')
    },
    askServer: async () => served,
    onMode: () => {},
    serverPauseMs: 1,
  })
  expect(await client.check({ text: 'Hello' })).toEqual(served)
})

test('while somebody types, the server is asked about the last draft only', async () => {
  const askServer = vi.fn(async () => served)
  const client = createLintClient({
    startWorker: () => {
      throw new Error('forbidden')
    },
    askServer,
    onMode: () => {},
    serverPauseMs: 5,
  })
  const answers = await Promise.all(['H', 'He', 'Hel', 'Hel'].map((text) => client.check({ text })))
  expect(askServer.mock.calls).toEqual([['Hel']])
  expect(answers).toEqual([[], [], served, served])
})

test('what the policy has of its own reaches the worker before the next question, and every later worker', async () => {
  let behaviour: Behaviour = 'answers'
  const { client, startWorker } = setUp(() => behaviour, served)
  const overlay = { facts: [{ path: 'price.PRO', value: 29 }] }
  client.setPolicy({})
  client.setPolicy(overlay)
  client.setPolicy({ ...overlay })
  await client.check({ text: 'one' })
  behaviour = 'crashes'
  await client.check({ text: 'two' })
  behaviour = 'answers'
  await client.check({ text: 'three' })
  const asked = startWorker.mock.results.map(({ value }) =>
    (value as FakeWorker).asked.map((question) => ('overlay' in question ? 'overlay' : question.message.text)),
  )
  expect(asked).toEqual([
    ['overlay', 'one', 'two'],
    ['overlay', 'three'],
  ])
})

test('what a rule on trial finds never reaches the agent, wherever it was linted', async () => {
  const onTrial = finding({ rule: 'conduct/new', isTrial: true })
  const { client } = setUp(() => 'crashes', [onTrial, ...served])
  expect(await client.check({ text: 'Hello' })).toEqual(served)
})
