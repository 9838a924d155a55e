// Kind `repetition`: the same request, made again and again in one conversation.
import type { AgentPattern } from '../compile.ts'
import type { Hit, Scene } from '../hit.ts'
import type { Sentence } from '../text/02-tokenize.ts'

const defaultConfidence = 0.85

export function findRepetitions({ pattern, rule, forms = [] }: AgentPattern, sentence: Sentence, scene: Scene): Hit[] {
  if (rule.file.kind !== 'repetition') return []
  const [match] = scene.text.match(pattern, sentence)
  if (!match) return []
  const context = scene.conversation.satisfies(rule.context, scene.facts)
  if (!context) return []
  const earlier = scene.conversation.turns.filter(
    (turn) => turn.role === 'agent' && scene.conversation.textOf(turn).matchesAny(forms),
  ).length
  const counted = scene.facts.find(rule.file.facts ?? []).map(({ value }) => Number(value))
  const asked = 1 + Math.max(earlier, ...counted.filter(Number.isFinite))
  if (asked < rule.file.times) return []
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
