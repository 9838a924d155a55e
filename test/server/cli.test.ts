import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder, makeLexicon, run } from './cli/run-cli.ts'

const cli = resolve(import.meta.dirname, '../../server/cli.ts')
const lexicon = makeLexicon()

const urgent = 'Only 2 left at this price, you must order in the next 5 minutes!'
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the program', () => {
  const start = (...args: string[]) => spawn(process.execPath, [cli, ...args])
  const ended = (child: ReturnType<typeof start>) => new Promise((done) => child.on('close', done))

  test('streams: the answer to a line comes before the next line is there', async () => {
    const child = start('lint', '--format', 'jsonl', '--lexicon', lexicon)
    child.stdin.write('{"id":1,"text":"Hello"}\n')
    const first = await new Promise((done) => child.stdout.once('data', (chunk) => done(String(chunk))))
    expect(JSON.parse(first as string).id).toBe(1)
    child.stdin.end('{"id":2,"text":"hurry up"}')
    expect(await ended(child)).toBe(1)
  })

  test('a reader that goes away ends it without a stack trace', async () => {
    const child = start('lint', '--format', 'jsonl', '--lexicon', lexicon)
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    child.stdin.on('error', () => {})
    child.stdin.write('{"text":"Hello"}\n')
    await new Promise((done) => child.stdout.once('data', done))
    child.stdout.destroy()
    const more = setInterval(() => child.stdin.write('{"text":"Hello"}\n'.repeat(100)), 20)
    expect(await ended(child)).toBe(0)
    clearInterval(more)
    expect(err).toBe('')
  })

  test.each([
    [['lint', '--colour'], 2],
    [['lint', '--format', 'xml'], 2],
    [['none'], 2],
    [['--help'], 0],
    [['lint', '--help'], 0],
  ])('%j → %i', async (args, status) => expect((await run(args as string[])).status).toBe(status))
})

describe('scruple lint --format jsonl', () => {
  const lint = (input: string | Buffer, ...args: string[]) =>
    run(['lint', '-f', 'jsonl', '--lexicon', lexicon, ...args], { input })

  test('answers a message a line, in order, and exits 1 on an error', async () => {
    const input = [
      { id: '1', text: urgent },
      { id: 2, text: 'Hello, how can I help?' },
      { text: 'no thanks', role: 'customer' },
    ]
    const { status, out } = await run(['lint', '--format', 'jsonl'], {
      input: input.map((each) => JSON.stringify(each)).join('\n'),
    })
    const answers = lines(out)
    expect(answers.map((answer) => answer.id)).toEqual(['1', 2, undefined])
    expect(answers[0].findings.map((finding: { rule: string }) => finding.rule)).toContain('pressure/false-urgency')
    expect(answers[1]).toEqual({ id: 2, findings: [], signals: [] })
    expect(answers[2].signals[0].signal).toBe('refusal-of-offer')
    expect(status).toBe(1)
  })

  test.each([
    ['not json', /is not JSON/],
    ['{"id":"x"}', /must have required properties text/],
    ['{"id":"x","text":1}', /text must be string/],
    ['{"id":"x","text":"a","rol":"agent"}', /rol is not a known field/],
    ['{"id":"x","text":"a","scruple-ignore":"a/b: c"}', /scruple-ignore is not a known field/],
    ['{"id":"x","text":"a","role":"boss"}', /role must be agent, customer or bot/],
    ['[]', /must be object/],
    ['[['.repeat(50_000), /is not JSON/],
    ['['.repeat(100_000) + ']'.repeat(100_000), /must be object/],
    [JSON.stringify({ id: 'x', text: 'a'.repeat(140_000) }), /text must not have more than 131072 characters/],
  ])('a bad line %.60j gets an error and the run goes on', async (line, error) => {
    const { status, out } = await lint(`${line}\n{"id":"after","text":"Hello"}\n`)
    const [first, second] = lines(out)
    expect(first.error).toMatch(error)
    expect(first.error).toMatch(/^line 1: /)
    expect(second).toEqual({ id: 'after', findings: [], signals: [] })
    expect(status).toBe(2)
  })

  test('a long line and broken UTF-8 are linted', async () => {
    const long = JSON.stringify({ text: 'hurry up '.repeat(12_000) })
    const { status, out } = await lint(
      Buffer.concat([Buffer.from(`${long}\n{"text":"`), Buffer.from([0xff]), Buffer.from('"}\r\n')]),
    )
    expect(lines(out).map(({ findings }) => findings.length > 0)).toEqual([true, false])
    expect(status).toBe(1)
  })

  test('--entities names what was recognised before any policy', async () => {
    const { out } = await lint('{"text":"card 4111 1111 1111 1111"}', '--entities')
    expect(lines(out)[0].entities).toContainEqual({ type: 'CREDIT_CARD', start: 5, end: 24, score: expect.any(Number) })
  })

  test('an empty text and an empty input are clean', async () => {
    expect(await lint('{"text":""}')).toEqual({ status: 0, out: '{"findings":[],"signals":[]}\n', err: '' })
    expect(await lint('')).toEqual({ status: 0, out: '', err: '' })
  })

  test('what a message says of itself goes before the options', async () => {
    const policy = `{"version":1,"teams":{"a":{"rules":{"pressure/hurry":{"enabled":false,"author":"Ann","approvedBy":"Ben","reason":"lifts"}}}}}`
    const file = makeFolder({ 'p.json': policy })
    const input = '{"text":"hurry up"}\n{"text":"hurry up","team":"b"}\n'
    const { out } = await lint(input, '--policy', `${file}/p.json`, '--team', 'a')
    expect(lines(out).map(({ findings }) => findings.length)).toEqual([0, 1])
  })
})

describe('scruple lint for people', () => {
  test('a line is a message as it is, unless it is a JSON object', async () => {
    const { status, out } = await run(['lint', '--lexicon', lexicon], {
      input: 'Hello\nplease hurry up\n{"text":"now \\u0020hurry up"}\n{\n',
    })
    expect(out).toMatch(/^standard input\n {2}2:8 {6}error {4}“hurry up”/)
    expect(out).toContain('3:20     error    “hurry up”')
    expect(out).toContain('4:1      unread   is not JSON')
    expect(out).toContain('3 messages in 1 file: 2 findings in 1 file (2 errors, 0 warnings, 0 info); 1 not read.')
    expect(status).toBe(2)
  })
  test('json is one array', async () => {
    const { out } = await run(['lint', '--lexicon', lexicon, '-f', 'json'], {
      input: 'Hello\n{"id":3,"text":"hurry up"}\n',
    })
    expect(JSON.parse(out)).toMatchObject([{ findings: [] }, { id: 3, findings: [{ rule: 'pressure/hurry' }] }])
  })
})

describe('scruple rules and explain', () => {
  test('rules --format json', async () => {
    const rules = JSON.parse((await run(['rules', '--format', 'json'])).out)
    const rule = rules.find((each: { id: string }) => each.id === 'pressure/false-urgency')
    expect(rule).toMatchObject({ category: 'pressure', severity: 'error', action: 'confirm', serves: [11, 14] })
    expect(rule.jurisdictions).toContain('global')
  })
  test('explain RULE', async () => {
    const { status, out } = await run(['explain', 'pressure/false-urgency'])
    expect(out).toMatch(/^pressure\/false-urgency [\s\S]*https:\/\//)
    expect(status).toBe(0)
  })
  test('explain an unknown rule says what to do', async () => {
    const { status, err } = await run(['explain', 'pressure/urgency'])
    expect(err).toMatch(/There is no rule "pressure\/urgency"\. Did you mean .*pressure\/false-urgency/)
    expect(status).toBe(2)
  })
})
