// Which of several hits on the same words is shown. Sorted sweeps: a hostile message can hold thousands of hits.
import type { Hit } from './hit.ts'

/** One hit of a rule on overlapping words (the longest); rules that another `replaces` give way where they overlap. */
export function settlePrecedence(hits: readonly Hit[]): Hit[] {
  const byRule = new Map<string, Hit[]>()
  for (const hit of hits) {
    const own = byRule.get(hit.rule.id)
    if (own) own.push(hit)
    else byRule.set(hit.rule.id, [hit])
  }
  for (const [id, own] of byRule) {
    const kept = withoutOverlaps(own)
    // What is found about the conversation is one thing, however many words show it: the first is underlined.
    const first = kept.find(isAboutConversation)
    byRule.set(id, first ? kept.filter((hit) => hit === first || !isAboutConversation(hit)) : kept)
  }
  return [...byRule.values()].flat().filter((hit) => !isReplaced(hit, byRule))
}

const isAboutConversation = (hit: Hit) =>
  hit.rule.context.signals !== undefined || hit.case?.context.signals !== undefined

/** In the order of the text. A hit that is verified beats one that is not; else the longer, then the earlier. */
function withoutOverlaps(hits: Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept[kept.length - 1]
    if (!last || hit.start >= last.end) kept.push(hit)
    else if (beats(hit, last)) kept[kept.length - 1] = hit
  }
  return kept
}

function beats(hit: Hit, other: Hit): boolean {
  if ((hit.isUnverified ?? false) !== (other.isUnverified ?? false)) return !hit.isUnverified
  return hit.end - hit.start > other.end - other.start
}

function isReplaced(hit: Hit, byRule: ReadonlyMap<string, Hit[]>): boolean {
  for (const others of byRule.values()) {
    const rule = others[0]?.rule
    if (!rule?.file.replaces?.includes(hit.rule.id)) continue
    // A rule about the whole conversation replaces weaker ones anywhere in the message: it is the same offer.
    if (rule.context.signals || holdsOverlap(others, hit)) return true
  }
  return false
}

/** `sorted`: not overlapping among themselves. */
function holdsOverlap(sorted: readonly Hit[], hit: Hit): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Hit).end <= hit.start) low = middle + 1
    else high = middle
  }
  const candidate = sorted[low]
  return candidate !== undefined && candidate.start < hit.end
}
