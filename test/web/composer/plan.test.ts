// What Send does with the findings of a draft: the strictest action decides, and the preview is the server's own masking.
import { expect, test } from 'vitest'
import type { Action, Finding } from '../../../analyzers/finding.ts'
import { maxMessageChars as limitOfServer } from '../../../server/contract.ts'
import { maxMessageChars, planSend, type Step } from '../../../web/composer/plan.ts'
import { finding } from '../sample.ts'

const having = (...actions: Action[]) => actions.map((action) => finding({ action }))

test.each([
  ['nothing written', ' \n ', [], 'nothing'],
  ['no findings', 'Hello', [], 'send'],
  ['advice only', 'Hello', having('log', 'advise'), 'send'],
  ['a reason is needed', 'Hello', having('confirm'), 'ask'],
  ['a value is masked', 'Hello', [finding({ action: 'redact', mask: '••••' })], 'ask'],
  ['a supervisor is needed', 'Hello', having('approve', 'confirm'), 'review'],
  ['blocked, whatever else there is', 'Hello', having('confirm', 'block', 'approve'), 'blocked'],
  ['too long', 'x'.repeat(maxMessageChars + 1), [], 'too-long'],
] satisfies [string, string, Finding[], Step][])('%s', (_, text, findings, step) => {
  expect(planSend(text, findings).step).toBe(step)
})

test('the preview is masked, and a reason may be needed as well', () => {
  const plan = planSend('Card 4111 now', [
    finding({ action: 'redact', start: 5, end: 9, mask: '••••' }),
    finding({ action: 'confirm', start: 10, end: 13 }),
  ])
  expect(plan).toMatchObject({ masked: 'Card •••• now', isMasked: true, needsReason: true })
})

test('the limit is the one of the server', () => {
  expect(maxMessageChars).toBe(limitOfServer)
})
