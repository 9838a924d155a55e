// Which of several hits on the same words is shown.
import type { Hit } from './hit.ts'

/** One hit of a rule on overlapping words (the longest); rules that another `replaces` give way where they overlap. */
export function settlePrecedence(hits: readonly Hit[]): Hit[] {
  const byLength = [...hits].sort(
    (a, b) => Number(a.isUnverified ?? false) - Number(b.isUnverified ?? false) || b.end - b.start - (a.end - a.start),
  )
  const kept: Hit[] = []
  for (const hit of byLength) {
    if (!kept.some((other) => other.rule.id === hit.rule.id && overlaps(other, hit))) kept.push(hit)
  }
  return kept.filter(
    (hit) =>
      !kept.some(
        (other) => other.rule.file.replaces?.includes(hit.rule.id) && (overlaps(other, hit) || isConversational(other)),
      ),
  )
}

const overlaps = (a: Hit, b: Hit) => a.start < b.end && b.start < a.end

/** A rule about the whole conversation replaces weaker ones anywhere in the message: it is the same offer. */
const isConversational = (hit: Hit) => hit.rule.context.signals !== undefined
