// Lints one message and says what becomes of it, also when the linter fails: nothing gets past this unread by accident.
import { type Action, actions, type Finding, type Signal } from '../../analyzers/finding.ts'
import type { Linter, LintResult } from '../../analyzers/lint.ts'
import type { Message } from '../../analyzers/message.ts'
import { decideVerdict } from '../../analyzers/verdict.ts'
import { makeScrubber, scrubFindings, scrubSignals } from './scrub.ts'

export interface Judgement {
  action: Action | 'deliver'
  isDeliverable: boolean
  /** What may be delivered, stored and shown. */
  text: string
  findings: Finding[]
  signals: Signal[]
  hasLinterFault: boolean
  /** Masks the values that the findings cover in another text. */
  scrub: (other: string) => string
}

export interface JudgeParts {
  linter: Linter
  /** `closed`: a message that could not be linted is held; `open`: it is delivered as it is. */
  onLinterFault: 'closed' | 'open'
  /** Told of every fault. The error may quote the text: it must not be logged whole. */
  reportFault(error: unknown): void
}

/** The linter's answer, or undefined (reported) when it threw or answered with something that cannot be acted on. */
export function lintSafely({ linter, reportFault }: JudgeParts, message: Message): LintResult | undefined {
  try {
    const result = linter.lint(message)
    const isMaskSound = message.role !== 'customer' || linter.maskSecrets(message.text).length === message.text.length
    if (isMaskSound && isSound(result, message.text.length)) return result
    throw new TypeError('the linter answered with spans outside the text, or masks of another length')
  } catch (error) {
    reportFault(error)
  }
}

/** Offsets must stay true after masking, and a mask that is too short would leave the end of the value in clear. */
function isSound({ findings, signals }: LintResult, length: number): boolean {
  const isInside = ({ start, end }: { start: number; end: number }) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= length
  const isMasked = ({ start, end, mask }: Finding) => mask === undefined || mask.length === end - start
  return findings.every((finding) => isInside(finding) && isMasked(finding)) && signals.every(isInside)
}

export function judge(parts: JudgeParts, message: Message, hasReason = false): Judgement {
  const result = lintSafely(parts, message)
  if (result === undefined) return judgeUnread(parts, message)
  const { text, role } = message
  if (role === 'customer') return judgeCustomer(parts, text, result)
  const scrub = makeScrubber(text, result.findings)
  return {
    ...decideVerdict(text, result.findings, hasReason),
    findings: scrubFindings(result.findings, scrub),
    signals: scrubSignals(result.signals, scrub),
    hasLinterFault: false,
    scrub,
  }
}

/** The policy binds agents and bots; a customer's words always arrive, with secrets masked. */
function judgeCustomer({ linter }: JudgeParts, text: string, { findings, signals }: LintResult): Judgement {
  const scrub = linter.maskSecrets
  return {
    ...{ action: 'deliver', isDeliverable: true, text: scrub(text), hasLinterFault: false, scrub },
    findings: scrubFindings(findings, scrub),
    signals: scrubSignals(signals, scrub),
  }
}

function judgeUnread({ onLinterFault }: JudgeParts, { role, text }: Message): Judgement {
  const nothing = { findings: [], signals: [], hasLinterFault: true, scrub: hideAll }
  if (role === 'customer' || onLinterFault === 'open')
    return { action: 'deliver', isDeliverable: true, text, ...nothing }
  // Nobody knows what is in it, so nobody may read it: the agent still has the words in the composer.
  return { action: 'block', isDeliverable: false, text: hideAll(text), ...nothing }
}

/** Same length in UTF-16 units; spaces stay, so that the shape of the text is still seen. */
export const hideAll = (text: string) => text.replace(/\S/g, '•')

/** Does a supervisor have to see it? */
export function isFlagged({
  findings,
  signals,
  hasLinterFault,
}: Pick<Judgement, 'findings' | 'signals' | 'hasLinterFault'>): boolean {
  return hasLinterFault || signals.length > 0 || findings.some(({ action }) => actions.indexOf(action) >= 1)
}
