import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const cli = resolve(import.meta.dirname, '../../server/cli.ts')

function run(args: string[], input = ''): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [cli, ...args])
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('close', (status) => done({ status, out, err }))
    child.stdin.end(input)
  })
}

const urgent = 'Only 2 left at this price, you must order in the next 5 minutes!'
const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('scruple lint --format jsonl', () => {
  test('answers a message a line, in order, and exits 1 on an error', async () => {
    const input = [
      { id: '1', text: urgent },
      { id: 2, text: 'Hello, how can I help?' },
      { text: 'no thanks', role: 'customer' },
    ]
    const { status, out } = await run(
      ['lint', '--format', 'jsonl'],
      input.map((each) => JSON.stringify(each)).join('\n'),
    )
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
    ['{"id":"x","text":"a","role":"boss"}', /role /],
    ['[]', /must be object/],
    [JSON.stringify({ id: 'x', text: 'a'.repeat(140_000) }), /text must not have more than 131072 characters/],
  ])('a bad line %j gets an error and the run goes on', async (line, error) => {
    const { status, out } = await run(['lint', '-f', 'jsonl'], `${line}\n{"id":"after","text":"Hello"}\n`)
    const [first, second] = lines(out)
    expect(first.error).toMatch(error)
    expect(first.error).toMatch(/^line 1: /)
    expect(second).toEqual({ id: 'after', findings: [], signals: [] })
    expect(status).toBe(2)
  })

  test('streams: the answer to a line comes before the next line is there', async () => {
    const child = spawn(process.execPath, [cli, 'lint', '--format', 'jsonl'])
    child.stdin.write('{"id":1,"text":"Hello"}\n')
    const first = await new Promise((done) => child.stdout.once('data', (chunk) => done(String(chunk))))
    expect(JSON.parse(first as string).id).toBe(1)
    child.stdin.end()
    expect(await new Promise((done) => child.on('close', done))).toBe(0)
  })

  test('--entities names what was recognised before any policy', async () => {
    const { out } = await run(['lint', '--format', 'jsonl', '--entities'], '{"text":"card 4111 1111 1111 1111"}')
    expect(lines(out)[0].entities).toContainEqual({ type: 'CREDIT_CARD', start: 5, end: 24, score: expect.any(Number) })
  })

  test('an empty text and an empty input are clean', async () => {
    expect(await run(['lint', '--format', 'jsonl'], '{"text":""}')).toEqual({
      status: 0,
      out: '{"findings":[],"signals":[]}\n',
      err: '',
    })
    expect(await run(['lint', '--format', 'jsonl'], '')).toEqual({ status: 0, out: '', err: '' })
  })
})

describe('scruple lint FILE', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scruple-cli-'))
  const file = (name: string, content: string) => {
    writeFileSync(join(dir, name), content)
    return join(dir, name)
  }

  test.each([
    ['a.txt', `Hello there.\n\n${urgent}\n`, 'a.txt:3'],
    ['a.md', `# Replies\n\n${urgent}\n`, 'a.md:3'],
    ['a.csv', `id,Text\n1,"Hello, you"\n2,"${urgent}"\n`, 'a.csv:3'],
    ['a.json', JSON.stringify(['Hello', { text: urgent }]), 'a.json#2'],
    ['a.jsonl', `{"text":"Hello"}\n{"text":"${urgent}"}\n`, 'a.jsonl:2'],
  ])('%s: the place is named', async (name, content, where) => {
    const { status, out } = await run(['lint', file(name, content)])
    expect(out).toContain(`${where}  error    pressure/false-urgency`)
    expect(status).toBe(1)
  })

  test.each([
    ['none.txt', null, 'cannot be read (ENOENT)'],
    ['b.json', '{', 'is not JSON'],
    ['b.csv', 'a,b\n1,2\n', 'has no column named text'],
  ])('%s: a clear error and status 2', async (name, content, error) => {
    const { status, out } = await run(['lint', content === null ? join(dir, name) : file(name, content)])
    expect(out).toContain(error)
    expect(status).toBe(2)
  })

  test('values are not printed in clear', async () => {
    const { out } = await run(['lint', file('card.txt', 'Is the card 4111 1111 1111 1111 still the right one?')])
    expect(out).toContain('privacy/payment-card')
    expect(out).not.toContain('4111 1111')
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
    expect(out).toMatch(/Sources:[\s\S]*https:\/\/[\s\S]*Found in:[\s\S]*Not found in:/)
    expect(status).toBe(0)
  })
  test('explain an unknown rule says what to do', async () => {
    const { status, err } = await run(['explain', 'pressure/urgency'])
    expect(err).toMatch(/There is no rule "pressure\/urgency"\. Did you mean pressure\/false-urgency/)
    expect(status).toBe(2)
  })
  test('an unknown option is a usage error', async () => expect((await run(['lint', '--colour'])).status).toBe(2))
})
