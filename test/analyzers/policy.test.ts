// What organisation, team and channel make of a rule, where it is in force, and from which day.
import { expect, test } from 'vitest'
import { createLinter } from '../../analyzers/lint.ts'
import { type Policy, type PolicyFile, resolveRule } from '../../analyzers/policy.ts'
import { decideVerdict } from '../../analyzers/verdict.ts'
import { ruleWith } from './linter-for.ts'

const id = 'deception/test'
const why = { author: 'Kim', reason: 'agreed with counsel' }
const policyWith = (cascade: PolicyFile, fields: object = {}): Policy => ({
  rules: { [id]: ruleWith({ match: ['@wow'], ...fields }) },
  lists: { wow: ['guaranteed', 'amazing'] },
  entities: [],
  cascade,
})
const cascade: PolicyFile = {
  version: 1,
  organisation: { rules: { [id]: { severity: 'error', action: 'approve', ...why } } },
  teams: { sales: { rules: { [id]: { action: 'block', ...why, until: '2026-12-31' } } } },
  channels: {
    sms: {
      rules: { [id]: { enabled: false, ...why } },
      lists: { wow: { add: ['superb'], remove: ['amazing'], ...why } },
    },
  },
}

test.each([
  [{}, 'error', 'approve', 'organisation'],
  [{ team: 'sales' }, 'error', 'block', 'team'],
  [{ team: 'support' }, 'error', 'approve', 'organisation'],
])('in %j', (scope, severity, action, level) => {
  const now = '2026-11-23T10:00:00Z'
  const linter = createLinter(policyWith(cascade), scope)
  expect(linter.lint({ text: 'guaranteed', now }).findings).toMatchObject([{ severity, action }])
  expect(createLinter(policyWith(cascade)).lint({ text: 'guaranteed', now, ...scope }).findings).toMatchObject([
    { severity, action },
  ])
  expect(resolveRule(policyWith(cascade), id, scope, now)?.action.from).toMatchObject({ level, author: 'Kim' })
})

test('a setting past its last day is silent', () => {
  const at = (now: string) => resolveRule(policyWith(cascade), id, { team: 'sales' }, now)?.action.value
  expect(at('2026-12-31T23:00:00Z')).toBe('block')
  expect(at('2027-01-01T00:00:00Z')).toBe('approve')
})

test('a rule that is switched off for a channel finds nothing there, and word lists change there only', () => {
  const linter = createLinter(policyWith(cascade))
  expect(linter.lint({ text: 'guaranteed', channel: 'sms' }).findings).toEqual([])
  const { sms } = cascade.channels ?? {}
  const on = createLinter(policyWith({ version: 1, channels: { sms: { lists: sms?.lists ?? {} } } }))
  const found = (text: string, channel?: string) => on.lint({ text, ...(channel && { channel }) }).findings.length
  expect([found('amazing'), found('superb'), found('amazing', 'sms'), found('superb', 'sms')]).toEqual([1, 0, 0, 1])
})

test('a mistake in the word list of a channel is found before its first message', () => {
  const lists = { wow: { add: ['(superb'], author: 'Kim', reason: 'agreed with counsel' } }
  expect(() => createLinter(policyWith({ version: 1, channels: { sms: { lists } } }))).toThrow('")" is missing')
})

test('a rule on trial is marked, and decides nothing', () => {
  const linter = createLinter(policyWith({ version: 1 }, { status: 'trial', action: 'block' }))
  const { findings } = linter.lint({ text: 'guaranteed' })
  expect(findings).toMatchObject([{ isTrial: true }])
  expect(decideVerdict('guaranteed', findings)).toEqual({ action: 'deliver', isDeliverable: true, text: 'guaranteed' })
  const live = createLinter(
    policyWith({ version: 1, organisation: { rules: { [id]: { status: 'live', ...why } } } }, { status: 'trial' }),
  )
  expect(live.lint({ text: 'guaranteed' }).findings[0]?.isTrial).toBeUndefined()
})

const packs = {
  jurisdictions: ['eu', 'us-ca'],
  inForce: { eu: { from: '2026-09-27', until: '2027-09-27', law: 'Directive' } },
}
test.each([
  [undefined, '2026-11-23', 1],
  ['eu', '2026-11-23', 1],
  ['eu', '2026-09-26', 0],
  ['eu', '2027-09-28', 0],
  ['eu', undefined, 1],
  ['us-ca', '2020-01-01', 1],
  ['us', '2026-11-23', 0],
  ['uk', '2026-11-23', 0],
])('customer in %s on %s', (jurisdiction, now, count) => {
  const linter = createLinter(policyWith({ version: 1 }, packs))
  expect(
    linter.lint({ text: 'guaranteed', ...(jurisdiction && { jurisdiction }), ...(now && { now }) }).findings,
  ).toHaveLength(count)
})

test("the company's packs count beside the customer's place", () => {
  const linter = createLinter(policyWith({ version: 1, jurisdictions: ['eu'] }, packs))
  expect(linter.lint({ text: 'guaranteed', jurisdiction: 'uk', now: '2026-11-23' }).findings).toHaveLength(1)
})

test('a case may hold in fewer packs than its rule', () => {
  const linter = createLinter(
    policyWith(
      { version: 1 },
      { match: ['xyzzy'], cases: [{ match: ['guaranteed'], jurisdictions: ['uk'], severity: 'info' }] },
    ),
  )
  expect(linter.lint({ text: 'guaranteed', jurisdiction: 'uk' }).findings).toMatchObject([{ severity: 'info' }])
  expect(linter.lint({ text: 'guaranteed', jurisdiction: 'us' }).findings).toEqual([])
})

test('in an internal note rules on privacy and conduct advise, and the others rest', () => {
  const rules = Object.fromEntries(
    ['conduct/a', 'privacy/b', 'deception/c'].map((name) => [
      name,
      ruleWith({ match: ['guaranteed'], action: 'block' }),
    ]),
  )
  const { findings } = createLinter({ rules, lists: {}, entities: [] }).lint({ text: 'guaranteed', isNote: true })
  expect(findings.map(({ rule, action }) => `${rule} ${action}`).sort()).toEqual([
    'conduct/a advise',
    'privacy/b advise',
  ])
})
