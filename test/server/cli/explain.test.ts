// scruple explain and scruple rules: a rule in full, what a policy makes of it and who said so, and what was meant.
import { beforeAll, describe, expect, test } from 'vitest'
import { makeFolder, makeLexicon, run } from './run-cli.ts'

let lexicon: string
let cwd: string
const policy = {
  version: 1,
  organisation: {
    rules: { 'conduct/blunt': { action: 'approve', author: 'Ada Lovelace', reason: 'Our brand is polite.' } },
  },
  teams: {
    sales: {
      rules: {
        'conduct/blunt': {
          severity: 'info',
          status: 'trial',
          author: 'Grace',
          reason: 'Being tried.',
          until: '2026-12-31',
        },
      },
    },
  },
  channels: { sms: { rules: { 'conduct/blunt': { enabled: false, author: 'Edsger', reason: 'Too short.' } } } },
}

beforeAll(() => {
  lexicon = makeLexicon()
  cwd = makeFolder({ 'policy.json': JSON.stringify(policy) })
})

const explain = async (id: string, ...options: string[]) => {
  const answer = await run(['explain', id, '--lexicon', lexicon, ...options], { cwd })
  return { ...answer, out: answer.out.replace(/ +/g, ' ') }
}

describe('explain', () => {
  test('a rule, and a signal by its short name', async () => {
    expect((await explain('pressure/hurry')).out).toMatch(/^pressure\/hurry \(error, confirm\)\n\nThis hurries/)
    expect((await explain('refusal')).out).toMatch(
      /^signals\/refusal \(signal\)[\s\S]*What must be done:\n Offer no more\./,
    )
  })

  test.each<[string, string[], string[]]>([
    [
      'without a scope',
      [],
      [
        'severity warning from the rule file',
        'action approve from the organisation: Ada Lovelace, “Our brand is polite.”',
        'on yes from the rule file',
        'on trial no from the rule file',
      ],
    ],
    [
      'for a team',
      ['--team', 'sales'],
      [
        'for team sales on 2026-11-24',
        'severity info from the team sales: Grace, “Being tried.”, until 2026-12-31',
        'on trial yes from the team sales',
        'action approve from the organisation',
      ],
    ],
    [
      'for a team, after its last day',
      ['--team', 'sales', '--now', '2027-01-01'],
      ['severity warning from the rule file', 'on trial no'],
    ],
    [
      'for a channel',
      ['--team', 'sales', '--channel', 'sms'],
      ['for team sales, channel sms', 'on no from the channel sms: Edsger, “Too short.”'],
    ],
    ['for a team that is not there', ['--team', 'slaes'], ['The policy has no settings of its own for team slaes.']],
  ])('what a policy makes of it %s', async (_name, options, lines) => {
    const { status, out } = await explain('conduct/blunt', '--policy', 'policy.json', '--now', '2026-11-24', ...options)
    expect(status).toBe(0)
    for (const line of lines) expect(out).toContain(line)
  })

  test('a policy changes nothing in a signal', async () => {
    expect((await explain('signals/refusal', '--policy', 'policy.json')).out).toContain('A signal judges nobody')
  })

  test.each([
    ['pressure/hury', 'There is no rule "pressure/hury". Did you mean pressure/hurry?'],
    ['xyzzy', 'There is no rule "xyzzy". `scruple rules` lists all.'],
    ['constructor', 'There is no rule "constructor".'],
  ])('%s is no rule', async (id, words) => {
    const { status, out, err } = await explain(id)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  test('a policy with a mistake stops it, with file and cure', async () => {
    const folder = makeFolder({ 'policy.json': JSON.stringify({ version: 2 }) })
    const { status, err } = await run(['explain', 'pressure/hurry', '--policy', 'policy.json', '--lexicon', lexicon], {
      cwd: folder,
    })
    expect(status).toBe(2)
    expect(err).toContain('policy.json')
  })
})

test('rules --format json says what each serves, where it applies and whether it is on trial', async () => {
  const rules = JSON.parse((await run(['rules', '--format', 'json'])).out)
  for (const rule of rules)
    expect(rule).toMatchObject({
      serves: expect.any(Array),
      jurisdictions: expect.any(Array),
      status: expect.stringMatching(/^(?:live|trial)$/),
    })
  expect(rules.length).toBeGreaterThan(100)
})
