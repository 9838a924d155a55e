// Findings in words: counts, names and confidence as they are read out.
import { expect, test } from 'vitest'
import type { Severity } from '../../../analyzers/finding.ts'
import { reasons } from '../../../server/contract.ts'
import { countFindings, describeConfidence, nameRule, reasonNames, worstSeverity } from '../../../web/findings/words.ts'
import { finding } from '../sample.ts'

const of = (...severities: Severity[]) => severities.map((severity) => finding({ severity }))

test.each([
  [of(), '', null],
  [of('warning'), '1 warning', 'warning'],
  [of('info', 'error', 'info'), '1 error, 2 notes', 'error'],
] as const)('counts', (findings, counted, worst) => {
  expect(countFindings(findings)).toBe(counted)
  expect(worstSeverity(findings)).toBe(worst)
})

test('rules are named without their category', () => {
  expect(nameRule('pressure/false-urgency')).toBe('False urgency')
})

test('confidence never claims to be certain', () => {
  expect(describeConfidence(0.93)).toBe('Right about 93 times in 100')
  expect(describeConfidence(1)).toBe('Right about 99 times in 100')
})

test('every reason of the contract has a name, in the order of the contract', () => {
  expect(Object.keys(reasonNames)).toEqual([...reasons])
})
