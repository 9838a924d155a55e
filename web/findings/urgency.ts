// Which flagged messages cannot wait: held ones, errors, failed checks, and signals that are about harm or the law.
import type { ReviewedMessage } from '../../server/contract.ts'

/** Signals where an hour can do harm, or where the law counts hours. */
const criticalSignals = new Set([
  'distress',
  'self-harm-or-suicide',
  'legal-request',
  'legal-process',
  'police-or-government-request',
  'fraud-or-scam-report',
  'product-safety-or-injury',
  'privacy-complaint-or-breach-tip',
  'whistleblowing-or-ethics-concern',
])

function isCritical(signal: string): boolean {
  return criticalSignals.has(signal.replace(/^signals\//, ''))
}

type Judged = Pick<ReviewedMessage, 'status' | 'hasLinterFault' | 'findings' | 'signals'>

export function isUrgent({ status, hasLinterFault, findings, signals }: Judged): boolean {
  return (
    status === 'held' ||
    hasLinterFault ||
    findings.some(({ severity, isTrial }) => severity === 'error' && !isTrial) ||
    signals.some(({ signal }) => isCritical(signal))
  )
}
