import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Compile } from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { makeFolder, makeLexicon, run, writeFiles } from './run-cli.ts'

// One pattern of the official schema has a bracket too many, and is no regular expression.
const schema = Compile(JSON.parse(JSON.stringify(sarifSchema).replaceAll('[a-zA-Z]{2}]?$', '[a-zA-Z]{2}$')))
const lexicon = makeLexicon()

async function lint(dir: string, ...args: string[]) {
  const { status, out } = await run(['lint', '--lexicon', lexicon, '--format', 'sarif', ...args], { cwd: dir })
  const log = JSON.parse(out)
  expect(schema.Errors(log)[1]).toEqual([])
  expect(schema.Check(log)).toBe(true)
  return { status, out, log, run: log.runs[0], results: log.runs[0].results }
}

describe('sarif', () => {
  test('the schema refuses what is wrong', async () => {
    const { log } = await lint(makeFolder({ 'a.txt': 'hurry up' }), 'a.txt')
    for (const change of [
      (run: Record<string, unknown>) => Object.assign(run, { results: [{ level: 'bad', message: { text: 'x' } }] }),
      (run: Record<string, unknown>) => Object.assign(run, { tool: {} }),
      (run: Record<string, unknown>) => Object.assign(run, { colour: 'red' }),
    ]) {
      const copy = structuredClone(log)
      change(copy.runs[0])
      expect(schema.Check(copy)).toBe(false)
    }
  })

  test('a rule, a result, its place and its fix', async () => {
    const dir = makeFolder({ 'my files/a.json': '["é😀 hurry up"]' })
    const { status, run: sarifRun, results } = await lint(dir, '.')
    expect(sarifRun.columnKind).toBe('utf16CodeUnits')
    expect(sarifRun.tool.driver).toMatchObject({
      name: 'Scruple',
      rules: [
        {
          id: 'pressure/hurry',
          shortDescription: { text: 'This hurries the customer.' },
          helpUri: 'http://127.0.0.1:4180/docs/rules/pressure/hurry',
          defaultConfiguration: { level: 'error' },
          properties: { serves: [11] },
        },
      ],
    })
    const region = { startLine: 1, startColumn: 7, endLine: 1, endColumn: 15 }
    const artifactLocation = { uri: 'my%20files/a.json', uriBaseId: '%SRCROOT%' }
    expect(results).toEqual([
      {
        ruleId: 'pressure/hurry',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'This hurries the customer. Nobody should be hurried. Give them time.' },
        locations: [{ physicalLocation: { artifactLocation, region } }],
        partialFingerprints: { 'ruleAndMessage/v1': expect.stringMatching(/^[0-9a-f]{64}:1$/) },
        fixes: [
          {
            description: { text: 'Give them time' },
            artifactChanges: [
              {
                artifactLocation,
                // As the file must have it: with the quotes of JSON.
                replacements: [{ deletedRegion: region, insertedContent: { text: 'take your time, \\"really\\"' } }],
              },
            ],
          },
        ],
        suppressions: [],
        properties: { action: 'confirm', confidence: expect.any(Number) },
      },
    ])
    expect(sarifRun.invocations).toEqual([{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }])
    expect(status).toBe(1)
  })

  test('a fix that a field without quotes cannot hold is left out', async () => {
    const dir = makeFolder({ 'a.csv': 'text,name\nhurry up,x\n"hurry up",x\n' })
    const { results } = await lint(dir, 'a.csv')
    expect(results.map(({ fixes }: { fixes?: unknown[] }) => fixes?.length)).toEqual([undefined, 1])
  })

  test('fingerprints stay when lines move, and tell repeated findings apart', async () => {
    const dir = makeFolder({ 'a.txt': 'hurry up\n\nhurry up, you\n\nhurry up' })
    const prints = async () =>
      (await lint(dir, 'a.txt')).results.map(
        ({ partialFingerprints }: { partialFingerprints: object }) => Object.values(partialFingerprints)[0],
      )
    const before = await prints()
    expect(new Set(before).size).toBe(3)
    writeFiles(dir, { 'a.txt': 'Hello\n\n\nHurry up\n\nhurry  up, you\n\nBye\n\nhurry up' })
    expect(await prints()).toEqual(before)
  })

  test('suppressed results stay, with their reason', async () => {
    const dir = makeFolder({
      'a.txt': 'hurry up\n\nhurry up <!-- scruple-ignore pressure/hurry: the lift doors close -->\n\nfigure it out',
      'b.txt': 'hurry up',
    })
    await run(['baseline', '--lexicon', lexicon, '--write', 'line.json', 'b.txt'], { cwd: dir })
    const { status, results } = await lint(dir, 'a.txt', 'b.txt', '--baseline', 'line.json')
    expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [],
      [{ kind: 'inSource', status: 'accepted', justification: 'the lift doors close' }],
      [],
      [{ kind: 'external', status: 'accepted', justification: 'It is in the baseline.' }],
    ])
    expect(status).toBe(1)
  })

  test('what could not be read, and ignores that cover nothing', async () => {
    const dir = makeFolder({ 'a.txt': 'Hello <!-- scruple-ignore pressure/hurry: a lift -->', 'b.json': '[' })
    const { status, run: sarifRun, results } = await lint(dir, '.')
    expect(results).toMatchObject([{ ruleId: 'scruple/unused-ignore', ruleIndex: 0, level: 'warning' }])
    expect(sarifRun.invocations).toMatchObject([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'is not JSON' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'b.json' } } }],
          },
        ],
      },
    ])
    expect(status).toBe(2)
  })

  test('no words of a message are in it', async () => {
    const dir = makeFolder({ 'a.txt': 'customer: my secret is Rosebud\nagent: Rosebud, hurry up, 4111 1111 1111 1111' })
    const { out, results } = await lint(dir, 'a.txt')
    expect(results).toHaveLength(2)
    expect(out).not.toMatch(/Rosebud|4111/)
  })

  test('nothing found is a valid log too; --docs-url names the server', async () => {
    const dir = makeFolder({ 'a.txt': 'Hello', 'b.txt': 'hurry up' })
    expect((await lint(dir, 'a.txt')).results).toEqual([])
    const { run: sarifRun } = await lint(dir, 'b.txt', '--docs-url', 'https://lint.example.com')
    expect(sarifRun.tool.driver.rules[0].helpUri).toBe('https://lint.example.com/docs/rules/pressure/hurry')
  })
})
