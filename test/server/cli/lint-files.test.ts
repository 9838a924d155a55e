import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCommand } from '../../../server/cli/format-github.ts'
import { lintFile } from '../../../server/cli/lint-file.ts'
import { openLinter } from '../../../server/cli/open-linter.ts'
import { readContent } from '../../../server/cli/read-file.ts'
import { makeFolder, makeLexicon, ruleFields, run } from './run-cli.ts'

const lexicon = makeLexicon()
const lint = (dir: string, ...args: string[]) => run(['lint', '--lexicon', lexicon, ...args], { cwd: dir })
const lintJson = async (dir: string, ...args: string[]) => {
  const { status, out } = await lint(dir, '--format', 'json', ...args)
  return { status, entries: JSON.parse(out) }
}

describe('which files are read', () => {
  test('folders are walked in order, without dot folders, node_modules and other kinds', async () => {
    const dir = makeFolder({
      'b.txt': 'Hello',
      'a/z.md': 'Hello',
      'a/B.CSV': 'text\nHello\n',
      'c.json': '["Hello"]',
      'c.jsonl': '{"text":"Hello"}',
      'x.pdf': 'hurry up',
      '.hidden/a.txt': 'hurry up',
      'node_modules/a.txt': 'hurry up',
    })
    mkdirSync(join(dir, 'loop'))
    symlinkSync(dir, join(dir, 'loop', 'back'))
    const { status, entries } = await lintJson(dir, '.')
    expect(entries.map(({ where }: { where: string }) => where)).toEqual([
      'a/B.CSV:2:1',
      'a/z.md:1:1',
      'b.txt:1:1',
      'c.json:1:3',
      'c.jsonl:1:10',
    ])
    expect(status).toBe(0)
  })

  test.each([
    ['none.txt', 'cannot be read (ENOENT: there is no such file)'],
    ['x.pdf', 'is not of a kind that is read (.txt .md .csv .json .jsonl)'],
    ['empty', 'holds no file of a kind that is read'],
    ['bad.json', 'is not JSON'],
    ['bad.txt', 'is not UTF-8 text'],
  ])('%s: a clear error, status 2, and the others are linted', async (name, error) => {
    const dir = makeFolder({ 'a.txt': 'hurry up', 'x.pdf': '', 'bad.json': '{', 'bad.txt': Buffer.from([0xff]) })
    mkdirSync(join(dir, 'empty'))
    const { status, out } = await lint(dir, name, 'a.txt')
    expect(out).toContain(error)
    expect(out).toContain('pressure/hurry')
    expect(status).toBe(2)
  })

  test('files of a folder that hold no messages are passed over, and counted', async () => {
    const dir = makeFolder({ 'd/a.json': '{"a": 1}', 'd/b.csv': 'a,b\n1,2\n', 'd/c.txt': 'Hello' })
    const { status, out } = await lint(dir, 'd')
    expect(out).toBe('1 message in 1 file: no findings; 2 files without messages.\n')
    expect(status).toBe(0)
    expect((await lint(dir, 'd', 'd/a.json')).status).toBe(2)
    expect((await lint(dir, 'd/b.csv')).out).toContain('has no column named text')
  })

  test('standard input as a file of a name', async () => {
    const { status, out } = await run(['lint', '--lexicon', lexicon, '--stdin-filename', 'a.csv'], {
      input: 'name,text\nx,please hurry up\n',
    })
    expect(out).toContain('2:10     error    “hurry up”  pressure/hurry')
    expect(status).toBe(1)
  })
  test.each([
    ['--format', 'sarif'],
    ['--format', 'github'],
    ['--baseline', 'b.json'],
  ])('standard input without a name cannot have %s %s', async (...args) => {
    const { status, err } = await run(['lint', ...args])
    expect(err).toContain('--stdin-filename')
    expect(status).toBe(2)
  })
})

describe('what fails a run', () => {
  const dir = makeFolder({ 'blunt.txt': 'figure it out', 'hurry.txt': 'hurry up', 'clean.txt': 'Hello' })
  test.each<[string[], number]>([
    [['clean.txt'], 0],
    [['blunt.txt'], 0],
    [['--fail-on', 'warning', 'blunt.txt'], 1],
    [['hurry.txt'], 1],
    [['clean.txt', 'hurry.txt', 'none.txt'], 2],
  ])('%j → %i', async (args, status) => expect((await lint(dir, ...args)).status).toBe(status))
})

describe('pretty', () => {
  test('by file: place, words, rule, what to do, and the counts', async () => {
    const dir = makeFolder({ 'a.txt': 'Hello\nplease hurry up and figure it out\n', 'b.md': 'customer: no thanks\n' })
    const { out } = await lint(dir, '.')
    expect(out).toBe(`a.txt
  2:8      error    “hurry up”  pressure/hurry
           This hurries the customer. Nobody should be hurried.
           Give them time.
           Rewrite: Give them time → “take your time, "really"”
           A source  https://example.com/source
  2:21     warning  “figure it out”  conduct/blunt
           This is blunt. Nobody should be hurried.
           Give them time.
           A source  https://example.com/source

b.md
  1:11     signal   refusal, explicit

3 messages in 2 files: 2 findings in 1 file (1 error, 1 warning, 0 info).
`)
  })

  test('earlier turns are the context of later ones', async () => {
    const dir = makeFolder({
      'a.txt': 'customer: no thanks\nagent: And the offer?\n\n---\nagent: Here is the offer.\n',
    })
    const { out } = await lint(dir, 'a.txt')
    expect(out.match(/pressure\/again/g)).toHaveLength(1)
    expect(out).toContain('2:12     error    “the offer”')
  })

  test('neither values nor what a terminal would obey is printed', async () => {
    const dir = makeFolder({ 'a.txt': 'Card 4111 1111 1111 1111, hurry\u001b[31m up, hurry\u202e up' })
    const { out } = await lint(dir, 'a.txt')
    expect(out).toContain('“•••• •••• •••• 1111”  privacy/card')
    expect(out).not.toMatch(/4111 1111|\p{Bidi_Control}|[^\P{Cc}\n]/u)
  })
})

describe('github', () => {
  test('a command a finding, with its place and without its words', async () => {
    const dir = makeFolder({
      'a, b/c%.txt': 'Is 4111 1111 1111 1111 yours? Then hurry up.\nfigure it out\n\nhurry <!--\n--> up\n',
    })
    const { out, status } = await lint(dir, '.', '--format', 'github')
    expect(out.split('\n')).toEqual([
      '::error file=a%2C b/c%25.txt,line=1,col=4,endLine=1,endColumn=23,title=privacy/card::This shows a card. Nobody should be hurried. Give them time.',
      '::error file=a%2C b/c%25.txt,line=1,col=36,endLine=1,endColumn=44,title=pressure/hurry::This hurries the customer. Nobody should be hurried. Give them time.',
      '::warning file=a%2C b/c%25.txt,line=2,col=1,endLine=2,endColumn=14,title=conduct/blunt::This is blunt. Nobody should be hurried. Give them time.',
      '::error file=a%2C b/c%25.txt,line=4,endLine=5,title=pressure/hurry::This hurries the customer. Nobody should be hurried. Give them time.',
      '',
    ])
    expect(status).toBe(1)
  })
  test('escapes what ends a command or a property', () => {
    expect(toCommand('error', { file: 'a:b,c%\n' }, '50%\r\n::error::x')).toBe(
      '::error file=a%3Ab%2Cc%25%0A::50%25%0D%0A::error::x',
    )
  })
})

describe('json', () => {
  test('each message with its place; jsonl has a line each', async () => {
    const dir = makeFolder({ 'a.json': '[{"id": 7, "text": "a\\u0020hurry up"}]' })
    const { entries } = await lintJson(dir, 'a.json')
    expect(entries).toMatchObject([
      {
        where: 'a.json:1:21',
        file: 'a.json',
        line: 1,
        column: 21,
        id: 7,
        findings: [
          { rule: 'pressure/hurry', start: 2, end: 10, location: { line: 1, column: 28, endLine: 1, endColumn: 36 } },
        ],
        signals: [],
      },
    ])
    const { out } = await lint(dir, 'a.json', '--format', 'jsonl')
    expect(JSON.parse(out)).toEqual(entries[0])
  })
  test('nothing read is an empty array', async () => {
    expect((await lintJson(makeFolder({ 'a.txt': '' }), 'a.txt')).entries).toEqual([])
  })
})

describe('inline ignores', () => {
  test('cover the findings of their rule, and are kept with their reason', async () => {
    const dir = makeFolder({
      'a.md': '<!-- scruple-ignore pressure/hurry: the lift doors close -->\n\nhurry up, figure it out\n\nhurry up\n',
    })
    const { status, entries } = await lintJson(dir, 'a.md')
    const suppression = { kind: 'inSource', justification: 'the lift doors close' }
    expect(entries[0]).toMatchObject({
      findings: [{ rule: 'conduct/blunt' }],
      suppressed: [{ rule: 'pressure/hurry', suppression }],
    })
    expect(entries[1].findings).toHaveLength(1)
    expect(status).toBe(1)
  })

  test('in csv and json', async () => {
    const dir = makeFolder({
      'a.csv': 'text,scruple-ignore\nhurry up,pressure/hurry: a lift\n',
      'a.json':
        '[{"text":"hurry up and figure it out","scruple-ignore":"pressure/hurry: a lift; conduct/blunt: a game"}]',
    })
    const { status, out } = await lint(dir, '.', '--fail-on', 'info')
    expect(out).toContain('2 messages in 2 files: no findings; 3 ignored.')
    expect(status).toBe(0)
  })

  test.each([
    ['pressure/hurry', /a\.txt\n {2}1:1 .*gives no reason; write "scruple-ignore pressure\/hurry: why/],
    ['pressure/hury: a lift', /scruple-ignore pressure\/hury: there is no such rule/],
    ['conduct/hurry: a lift', /there is no such rule; did you mean pressure\/hurry\?/],
    ['signals/refusal: a lift', /there is no such rule/],
    ['__proto__: a lift', /there is no such rule/],
    ['conduct/banned: a lift', /this rule cannot be ignored/],
  ])('%s is an error', async (directive, error) => {
    const dir = makeFolder({ 'a.txt': `# scruple-ignore ${directive}\nYou wretched customer, hurry up\n` })
    const { status, out } = await lint(dir, 'a.txt')
    expect(out).toMatch(error)
    expect(out).toContain('pressure/hurry')
    expect(out).toContain('conduct/banned')
    expect(status).toBe(2)
  })

  test.each<[string[], number, boolean]>([
    [[], 0, true],
    [['--report-unused-ignores', 'error'], 1, true],
    [['--report-unused-ignores', 'off'], 0, false],
  ])('one that covers nothing is reported: %j', async (args, expected, isShown) => {
    const dir = makeFolder({
      'a.txt': 'Hello <!-- scruple-ignore pressure/hurry: a lift -->\n\n# scruple-ignore conduct/blunt: at the end',
    })
    const { status, out } = await lint(dir, 'a.txt', ...args)
    expect(out.includes('1:7      ')).toBe(isShown)
    expect(out.includes('unused ignore: pressure/hurry')).toBe(isShown)
    expect(out.includes('unused ignore: conduct/blunt')).toBe(isShown)
    expect(status).toBe(expected)
  })
})

test('whatever a file holds, it is linted, and every place lies in it', () => {
  const open = openLinter({ lexicon })
  const parts = [
    'hurry up',
    'agent: ',
    'customer: no thanks',
    '\n',
    '\r\n',
    '\n\n',
    '<!-- scruple-ignore pressure/hurry: x -->',
  ]
  const more = [
    '# scruple-ignore conduct/banned',
    '"',
    ',',
    '{"text":"',
    '"}',
    '[',
    ']',
    '\\u00e9',
    '4111 1111 1111 1111',
    '\ud83d',
    '😀',
    '- ',
    '---\n',
    'text',
  ]
  const content = fc.array(fc.constantFrom(...parts, ...more), { maxLength: 30 }).map((each) => each.join(''))
  fc.assert(
    fc.property(content, fc.constantFrom('a.txt', 'a.md', 'a.csv', 'a.json', 'a.jsonl'), (text, name) => {
      const lines = text.toWellFormed().split('\n')
      const file = lintFile(name, readContent(name, Buffer.from(text)), { open })
      for (const { line, column, endLine, endColumn } of file.messages.flatMap(({ findings }) =>
        findings.map(({ region }) => region),
      )) {
        expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length)
        expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] as string).length + 1)
        expect(endLine > line || endColumn > column).toBe(true)
      }
      for (const { words } of file.messages.flatMap(({ findings }) => findings)) expect(words).not.toMatch(/4111 1111/)
    }),
  )
})

describe('whose rules hold', () => {
  const dir = makeFolder({
    'a.txt': 'hurry up',
    'policy.yaml': `version: 1
organisation:
  rules:
    pressure/hurry: { severity: warning, author: Ann, approvedBy: Ben, reason: a race with time, until: 2026-12-31 }
teams:
  lifts:
    rules:
      pressure/hurry: { enabled: false, author: Ann, approvedBy: Ben, reason: lifts do close }
`,
    'broken.yaml': 'version: 1\nteam: {}\n',
  })
  test.each<[string[], number, RegExp]>([
    [[], 1, /error {4}“hurry up”/],
    [['--policy', 'policy.yaml', '--now', '2026-11-23'], 0, /warning {2}“hurry up”/],
    [['--policy', 'policy.yaml', '--now', '2027-01-01T00:00:00Z'], 1, /error {4}“hurry up”/],
    [['--policy', 'policy.yaml', '--team', 'lifts'], 0, /no findings/],
    [['--lexicon', makeLexicon({ 'pressure/other': { ...ruleFields, match: ['hurry up'] } })], 1, /pressure\/other/],
  ])('%j', async (args, expected, shown) => {
    const { status, out, err } = await lint(dir, 'a.txt', ...args)
    expect(err).toBe('')
    expect(out).toMatch(shown)
    expect(status).toBe(expected)
  })
  test.each<[string[], RegExp]>([
    [['--policy', 'broken.yaml'], /^broken\.yaml:\d+: team: is not a known field/],
    [['--policy', 'none.yaml'], /^none\.yaml: file: there is no such file/],
    [['--lexicon', 'none'], /^none: file: there is no such folder/],
    [['--now', 'tomorrow'], /Write it as 2026-11-23/],
    [['--jurisdiction', 'mars'], /It is one of global, us/],
  ])('%j is a clear error', async (args, error) => {
    const { status, err } = await lint(dir, 'a.txt', ...args)
    expect(err).toMatch(error)
    expect(status).toBe(2)
  })
})
