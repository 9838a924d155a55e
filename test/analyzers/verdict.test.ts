import { describe, expect, test } from 'vitest'
import type { Action, Finding } from '../../analyzers/finding.ts'
import { decideVerdict } from '../../analyzers/verdict.ts'

const finding = (action: Action, rest: Partial<Finding> = {}) => ({ action, start: 0, end: 4, ...rest }) as Finding

describe('decideVerdict', () => {
  test.each<[string, Action[], boolean, string, boolean]>([
    ['nothing found', [], false, 'deliver', true],
    ['a hint', ['advise'], false, 'advise', true],
    ['confirm without a reason', ['confirm'], false, 'confirm', false],
    ['confirm with a reason', ['confirm'], true, 'confirm', true],
    ['redact alone', ['redact'], false, 'redact', true],
    ['a stricter action does not lift confirm', ['redact', 'confirm'], false, 'redact', false],
    ['redact and a confirmed rule', ['confirm', 'redact'], true, 'redact', true],
    ['approve is not lifted by a reason', ['approve'], true, 'approve', false],
    ['block is not lifted by a reason', ['advise', 'block'], true, 'block', false],
  ])('%s', (_name, actions, hasReason, action, isDeliverable) => {
    expect(
      decideVerdict(
        'some text',
        actions.map((each) => finding(each)),
        hasReason,
      ),
    ).toEqual({ action, isDeliverable, text: 'some text' })
  })

  test('values are masked without moving what follows', () => {
    const text = 'card 4111111111111111 and pin 4092 ok'
    const findings = [
      finding('redact', { start: 5, end: 21, mask: '••••••••••••1111' }),
      finding('block', { start: 30, end: 34, mask: '••••' }),
    ]
    expect(decideVerdict(text, findings).text).toBe('card ••••••••••••1111 and pin •••• ok')
  })

  test('a value that the policy lets through is not masked', () => {
    const findings = [finding('advise', { start: 4, end: 8, mask: '••••' })]
    expect(decideVerdict('car AB12 is in bay 4', findings).text).toBe('car AB12 is in bay 4')
  })
})
