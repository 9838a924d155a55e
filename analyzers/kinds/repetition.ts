// Kind `repetition`: the same request, made again and again in one conversation.
import type { AgentPattern } from '../compile.ts'
import { dayOf } from '../facts/days.ts'
import { readQuantities } from '../facts/quantities.ts'
import type { Hit, Scene } from '../hit.ts'
import type { FactValue } from '../message.ts'
import type { Sentence } from '../text/02-tokenize.ts'

const defaultConfidence = 0.85

/** A no on record counts as asked enough, for a year (Cal. Civ. Code 1798.135(c)(4)). */
function isDeclined(value: FactValue, now: string | undefined): boolean {
  if (!/\b(?:declined|refused|opted[ -]out|withdrawn)\b/i.test(String(value))) return false
  const [on] = readQuantities(String(value).slice(0, 200), 'date', now)
  const today = now === undefined ? undefined : dayOf(now)
  return on === undefined || today === undefined || today - on.value < 365
}

export function findRepetitions({ pattern, rule, forms = [] }: AgentPattern, sentence: Sentence, scene: Scene): Hit[] {
  if (rule.file.kind !== 'repetition') return []
  const { times } = rule.file
  const [match] = scene.text.match(pattern, sentence)
  if (!match) return []
  const context = scene.conversation.satisfies(rule.context, scene.facts)
  if (!context) return []
  const earlier = scene.conversation.turns.filter(
    (turn) => turn.role === 'agent' && scene.conversation.textOf(turn).matchesAny(forms),
  ).length
  const known = scene.facts.find(rule.file.facts ?? [])
  const counted = known.map(({ value }) => (isDeclined(value, scene.message.now) ? times - 1 : Number(value)))
  const asked = 1 + Math.max(earlier, ...counted.filter(Number.isFinite))
  if (asked < times) return []
  const evidence = [
    { by: 'pattern' as const, detail: pattern.source },
    { by: 'turn' as const, detail: `asked ${asked} times` },
    ...context,
  ]
  return [
    {
      rule,
      ...scene.text.spanOf(match.start, match.end),
      confidence: rule.file.confidence ?? defaultConfidence,
      evidence,
    },
  ]
}
