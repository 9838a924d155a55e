// What the policy makes of the findings of one message: the strictest action, and the text that may be delivered.
import { type Action, actions, type Finding } from './finding.ts'

export interface Verdict {
  action: Action | 'deliver'
  /** May the message go out as it is decided now, without another step by the agent or a supervisor? */
  isDeliverable: boolean
  /** The text that may be delivered and stored: values of `redact` and `block` findings are masked, offsets unchanged. */
  text: string
}

/** `hasReason`: the agent gave a reason from the list, which satisfies `confirm` and nothing stricter. */
export function decideVerdict(text: string, findings: readonly Finding[], hasReason = false): Verdict {
  let action: Action | 'deliver' = 'deliver'
  for (const finding of findings) {
    if (finding.isTrial) continue
    if (action === 'deliver' || actions.indexOf(finding.action) > actions.indexOf(action)) action = finding.action
  }
  const isHeld = action === 'block' || action === 'approve' || (needsReason(findings) && !hasReason)
  return { action, isDeliverable: !isHeld, text: maskText(text, findings.filter(isWithheld)) }
}

/** A policy that lowers a rule to advice lets its values through. */
const isWithheld = ({ action }: Finding) => action === 'redact' || action === 'block'

/** A stricter action does not make a `confirm` finding of the same message go away. */
function needsReason(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.action === 'confirm' && !finding.isTrial)
}

/** The text with every value that may not be shown masked. Same length, so that all offsets stay true. */
export function maskText(text: string, findings: readonly Finding[]): string {
  let masked = text
  for (const { mask, start, end, isTrial } of findings) {
    if (mask === undefined || isTrial) continue
    masked = masked.slice(0, start) + mask + masked.slice(end)
  }
  return masked
}
