// What a run of lint counts, and what every way of writing its results must be able to do.
import { type Severity, severities } from '../../analyzers/finding.ts'
import type { LintedFile } from './lint-file.ts'

export interface Counts {
  files: number
  /** Files with at least one finding that counts. */
  found: number
  messages: number
  severities: Record<Severity, number>
  /** Findings of rules on trial: shown, but they fail nothing. */
  trial: number
  /** Suppressed by an ignore beside the message. */
  ignored: number
  /** Suppressed by the baseline. */
  baselined: number
  unusedIgnores: number
  faults: number
  /** Files of a folder that hold no messages. */
  foreign: number
  /** Baseline entries that no longer occur. */
  stale: number
}

export interface Reporter {
  /** The text for one file, as soon as it is linted. */
  file(file: LintedFile): string
  end(counts: Counts, status: number): string
}

export interface Limits {
  /** Findings of this severity and above fail the run. */
  failOn: Severity
  unusedIgnores: 'off' | 'warning' | 'error'
}

export const newCounts = (): Counts => ({
  files: 0,
  found: 0,
  messages: 0,
  severities: { error: 0, warning: 0, info: 0 },
  trial: 0,
  ignored: 0,
  baselined: 0,
  unusedIgnores: 0,
  faults: 0,
  foreign: 0,
  stale: 0,
})

export function countFile(counts: Counts, file: LintedFile): void {
  counts.files++
  counts.messages += file.messages.length
  counts.faults += file.faults.length
  counts.unusedIgnores += file.unusedIgnores.length
  let found = 0
  for (const placed of file.messages.flatMap(({ findings }) => findings)) {
    if (placed.suppression?.kind === 'inSource') counts.ignored++
    else if (placed.suppression) counts.baselined++
    else if (placed.finding.isTrial) counts.trial++
    else {
      counts.severities[placed.finding.severity]++
      found++
    }
  }
  if (found > 0) counts.found++
}

/** 2: something could not be read; 1: a finding that fails the run; 0: none. */
export function exitStatus(counts: Counts, { failOn, unusedIgnores }: Limits): number {
  if (counts.faults > 0) return 2
  if (unusedIgnores === 'error' && counts.unusedIgnores > 0) return 1
  const failing = severities.slice(0, severities.indexOf(failOn) + 1)
  return failing.some((severity) => counts.severities[severity] > 0) ? 1 : 0
}

export const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`
