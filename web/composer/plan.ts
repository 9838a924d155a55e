// What pressing Send must do with the findings of a draft: send, show and ask first, hand it to a supervisor, or stop.
import type { Finding } from '../../analyzers/finding.ts'
import { decideVerdict } from '../../analyzers/verdict.ts'
import type * as Contract from '../../server/contract.ts'

/** The contract's limit, checked against it by the compiler: the contract itself would bring its schemas into the bundle. */
export const maxMessageChars: typeof Contract.maxMessageChars = 10_000

/** What the server held, and why. */
export interface HeldDraft {
  text: string
  findings: Finding[]
  /** It was held because the linter failed, not because of what it says. */
  hasLinterFault?: boolean
}

/** `ask`: a reason, or a look at the masked text, or both, before it is sent. `review`: sent, and held for a supervisor. */
export type Step = 'nothing' | 'send' | 'ask' | 'review' | 'blocked' | 'too-long'

export interface Plan {
  step: Step
  /** The text exactly as the customer would get it. */
  masked: string
  isMasked: boolean
  needsReason: boolean
  /** The findings that make this step necessary. */
  because: Finding[]
}

export function planSend(text: string, findings: readonly Finding[]): Plan {
  const verdict = decideVerdict(text, findings)
  const having = (action: Finding['action']) => findings.filter((finding) => finding.action === action)
  const plan = {
    masked: verdict.text,
    isMasked: verdict.text !== text,
    needsReason: having('confirm').length > 0,
  }
  if (!text.trim()) return { ...plan, step: 'nothing', because: [] }
  if (text.length > maxMessageChars) return { ...plan, step: 'too-long', because: [] }
  if (having('block').length > 0) return { ...plan, step: 'blocked', because: having('block') }
  if (having('approve').length > 0) return { ...plan, step: 'review', because: having('approve') }
  if (plan.needsReason || plan.isMasked) {
    return { ...plan, step: 'ask', because: [...having('confirm'), ...having('redact')] }
  }
  return { ...plan, step: 'send', because: [] }
}
