// The files of examples/ are what docs/policy.md says of them.
import { expect, test } from 'vitest'
import { resolveRule } from '../../../analyzers/policy.ts'
import { loadLinter } from '../../../server/policy/load-policy.ts'

const { policy, linter } = loadLinter({ facts: 'examples/facts.yaml', policy: 'examples/policy.yaml' })
const now = '2026-11-23T10:00:00Z'

test('a wrong price is contradicted, and the right one is one click away', () => {
  const text = 'Pro is $19 a month.'
  const finding = linter.lint({ text, now }).findings.find(({ rule }) => rule === 'deception/price-mismatch')
  expect(finding).toMatchObject({ severity: 'error', what: expect.stringContaining('29.00 USD/month') })
  expect(finding?.suggestions[0]?.edits).toEqual([{ start: 7, end: 10, text: '$29' }])
  expect(linter.lint({ text: 'Pro is $29 a month.', now }).findings).toEqual([])
})

test('a team lowers a rule until a day, with a second person', () => {
  const at = (day: string) => resolveRule(policy, 'pressure/payment-threat', { team: 'collections' }, day)?.action
  expect(at('2026-11-23')).toMatchObject({ value: 'confirm', from: { level: 'team', name: 'collections' } })
  expect(at('2027-04-01')).toMatchObject({ value: 'block', from: { level: 'rule' } })
})
