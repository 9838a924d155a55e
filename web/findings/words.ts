// How findings are called on the pages: rules, severities, actions, reasons, and counts in plain words.
import type { Action, Finding, Severity } from '../../analyzers/finding.ts'
import { severities } from '../../analyzers/finding.ts'
import type { Reason } from '../../server/contract.ts'

export const severityNames: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Note' }

export const actionNames: Record<Action | 'deliver', string> = {
  deliver: 'Delivered',
  log: 'Recorded',
  advise: 'Advised',
  confirm: 'Reason needed',
  approve: 'Supervisor needed',
  redact: 'Masked',
  block: 'Blocked',
}

/** In the order in which they are offered. */
export const reasonNames: Record<Reason, string> = {
  'true-and-documented': 'True and documented',
  'customer-asked': 'The customer asked',
  quoting: 'Quoting',
  'supervisor-approved': 'Approved by a supervisor',
  'not-what-it-means': 'Not what it means',
  other: 'Other',
}

/** `pressure/false-urgency` → `False urgency` */
export function nameRule(id: string): string {
  return capitalise((id.split('/')[1] ?? id).replaceAll('-', ' '))
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `2 errors, 1 note`; empty where there is nothing. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  const parts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? '' : `${count} ${severityNames[severity].toLowerCase()}${count === 1 ? '' : 's'}`
  })
  return parts.filter(Boolean).join(', ')
}

export function worstSeverity(findings: readonly Pick<Finding, 'severity'>[]): Severity | null {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}

/** How sure the linter is, without a false show of precision. */
export function describeConfidence(confidence: number): string {
  return `Right about ${Math.max(1, Math.min(99, Math.round(confidence * 100)))} times in 100`
}
