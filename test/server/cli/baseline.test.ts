import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder, makeLexicon, run, writeFiles } from './run-cli.ts'

const lexicon = makeLexicon()
const at = (cwd: string) => ({
  baseline: (...args: string[]) =>
    run(['baseline', '--lexicon', lexicon, '--write', 'base/line.json', ...args], { cwd }),
  lint: (...args: string[]) => run(['lint', '--lexicon', lexicon, '--baseline', 'base/line.json', ...args], { cwd }),
  entries: () => JSON.parse(readFileSync(join(cwd, 'base/line.json'), 'utf8')).findings,
})
const print = '0'.repeat(64)

describe('a baseline', () => {
  test('covers what was there, wherever it moves, and not what is new', async () => {
    const dir = makeFolder({
      'base/x.md': '',
      'a.txt': 'Please hurry up\n\nhurry up\n\nhurry up',
      'b.txt': 'figure it out',
    })
    const { baseline, lint, entries } = at(dir)
    expect((await lint('.')).err).toContain('`scruple baseline … --write base/line.json` writes one')
    expect(await baseline('.')).toEqual({ status: 0, out: 'base/line.json: 4 findings recorded.\n', err: '' })
    expect(entries()).toEqual([
      { rule: 'pressure/hurry', file: '../a.txt', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), count: 2 },
      { rule: 'pressure/hurry', file: '../a.txt', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), count: 1 },
      { rule: 'conduct/blunt', file: '../b.txt', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), count: 1 },
    ])
    expect(await lint('.', '--fail-on', 'info')).toMatchObject({
      status: 0,
      out: '4 messages in 3 files: no findings; 4 in the baseline; 1 file without messages.\n',
    })

    writeFiles(dir, { 'a.txt': 'Hello\n\nHURRY  up\n\nhurry up\n\nhurry up\n\nPlease hurry up' })
    const { status, out } = await lint('a.txt')
    expect(out).toContain('7:1      error    “hurry up”')
    expect(out).toContain('1 finding in 1 file (1 error, 0 warnings, 0 info); 3 in the baseline.')
    expect(status).toBe(1)
  })

  test('only shrinks: what is gone is removed, what is new is not added', async () => {
    const dir = makeFolder({
      'base/x.md': '',
      'a.txt': 'hurry up\n\nhurry up',
      'b.txt': 'hurry up now',
      'c.txt': 'hurry up',
    })
    const { baseline, lint, entries } = at(dir)
    await baseline('.')
    writeFiles(dir, { 'a.txt': 'hurry up\n\nfigure it out', 'b.txt': 'Hello' })
    expect((await lint('.')).out).toContain('2 baseline entries no longer found')
    const { status, out } = await baseline('a.txt', 'b.txt')
    expect(out).toBe(
      'base/line.json: 2 findings stay; 2 that are no longer there are removed. 1 new finding is not added: a baseline only shrinks. Reword it, or write a new file.\n',
    )
    expect(status).toBe(0)
    expect(entries().map(({ file, count }: { file: string; count: number }) => [file, count])).toEqual([
      ['../a.txt', 1],
      // It was not read, so nobody knows.
      ['../c.txt', 1],
    ])
    expect((await lint('a.txt', '--fail-on', 'warning')).status).toBe(1)
    const once = readFileSync(join(dir, 'base/line.json'), 'utf8')
    await baseline('.')
    expect(readFileSync(join(dir, 'base/line.json'), 'utf8')).toBe(once)
  })

  test('holds no text, no value, and nothing that cannot be ignored', async () => {
    const dir = makeFolder({ 'base/x.md': '', 'a.txt': 'You wretched customer\n\nIs 4111 1111 1111 1111 yours?' })
    const { baseline, lint } = at(dir)
    expect((await baseline('a.txt')).out).toBe(
      'base/line.json: 1 finding recorded. 1 finding cannot be ignored and must be reworded.\n',
    )
    expect(readFileSync(join(dir, 'base/line.json'), 'utf8')).not.toMatch(/wretched|4111|yours/)
    expect((await lint('a.txt')).out).toContain('conduct/banned')
  })

  test('is not written when something could not be read', async () => {
    const dir = makeFolder({ 'base/x.md': '', 'a.txt': 'hurry up # x', 'b.json': '{' })
    const { baseline, entries } = at(dir)
    const { status, err } = await baseline('.', 'none.txt')
    expect(err).toMatch(/none\.txt: cannot be read[\s\S]*b\.json:1:\d+: is not JSON[\s\S]*The baseline is not written/)
    expect(status).toBe(2)
    expect(entries).toThrow()
  })

  test('what is suppressed stays in the answer', async () => {
    const dir = makeFolder({ 'base/x.md': '', 'a.txt': 'hurry up' })
    const { baseline, lint } = at(dir)
    await baseline('.')
    const [entry] = JSON.parse((await lint('a.txt', '--format', 'json')).out)
    expect(entry.findings).toEqual([])
    expect(entry.suppressed).toMatchObject([{ rule: 'pressure/hurry', suppression: { kind: 'external' } }])
  })

  test.each<[string, unknown, RegExp]>([
    ['not JSON', '{', /^base\/line\.json: file: is not JSON/],
    ['no version', { findings: [] }, /^base\/line\.json:1: .*version/],
    ['another version', { version: 2, findings: [] }, /:1: version: must be 1/],
    [
      'a bad count',
      { version: 1, findings: [{ rule: 'a/b', file: 'a', fingerprint: print, count: 0 }] },
      /findings\.0\.count: must be a whole number from 1/,
    ],
    [
      'a bad fingerprint',
      { version: 1, findings: [{ rule: 'a/b', file: 'a', fingerprint: 'x', count: 1 }] },
      /findings\.0\.fingerprint: must be 64 digits of sha-256/,
    ],
    [
      'an unknown field',
      { version: 1, findings: [{ rule: 'a/b', file: 'a', fingerprint: print, count: 1, text: 'x' }] },
      /findings\.0\.text: is not a known field/,
    ],
    [
      'what cannot be ignored',
      { version: 1, findings: [{ rule: 'conduct/banned', file: 'a', fingerprint: print, count: 1 }] },
      /findings\.0\.rule: conduct\/banned cannot be ignored/,
    ],
  ])('%s is an error with file, line, field and cure', async (_, content, error) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const dir = makeFolder({ 'base/line.json': text, 'a.txt': 'Hello' })
    for (const { status, err } of [await at(dir).lint('a.txt'), await at(dir).baseline('a.txt')]) {
      expect(err).toMatch(error)
      expect(status).toBe(2)
    }
    expect(readFileSync(join(dir, 'base/line.json'), 'utf8')).toBe(text)
  })
})
