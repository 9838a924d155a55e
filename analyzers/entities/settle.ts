// Which of several readings of the same words is kept.
import type { Evidence } from '../finding.ts'
import type { EntityFormat } from './format.ts'

/** A reading of clean offsets, before precedence. */
export interface Candidate {
  format: EntityFormat
  start: number
  end: number
  score: number
  /** A checksum holds. */
  isProven: boolean
  /** To the nearest cue, null without one. */
  cueDistance: number | null
  evidence: Evidence[]
}

/** A cue says more than a checksum, which one number in ten or so passes by chance; secrets win over what is merely as likely. */
const strength = (each: Candidate) =>
  (each.isProven ? 2 : 0) + (each.cueDistance === null ? 0 : 3) + (each.format.secret ? 2 : 0)

function compare(a: Candidate, b: Candidate): number {
  return (
    strength(b) - strength(a) ||
    b.end - b.start - (a.end - a.start) ||
    (a.cueDistance ?? 0) - (b.cueDistance ?? 0) ||
    b.score - a.score ||
    a.start - b.start
  )
}

/** The strongest first, then whatever does not overlap it; in the order of the text. Linear in the text beside the sort. */
export function settleOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Uint8Array(candidates.reduce((most, each) => Math.max(most, each.end), 0))
  const kept: Candidate[] = []
  for (const each of [...candidates].sort(compare)) {
    if (taken.subarray(each.start, each.end).includes(1)) continue
    taken.fill(1, each.start, each.end)
    kept.push(each)
  }
  return kept.sort((a, b) => a.start - b.start)
}
