// Kind `combination`: a person together with something else in one message, which says more than each alone.
import type { CompiledRule } from '../compile.ts'
import type { FoundEntity } from '../entities/recognize.ts'
import type { Hit, Scene } from '../hit.ts'
import { isHeard, isOwn } from './entity.ts'

const defaultConfidence = 0.75
/** Below it, a telephone number or an address is an organisation's. */
export const minScore = 0.5

export function findCombinations(rule: CompiledRule, entities: readonly FoundEntity[], scene: Scene): Hit[] {
  const { file } = rule
  if (file.kind !== 'combination') return []
  const first = entities.find((each) => file.entities.includes(each.type))
  if (!first) return []
  const second = entities.find(
    (each) => each !== first && each.score >= minScore && file.and?.includes(each.type) && !isOwn(each, scene),
  )
  if (!second && !(rule.with.length > 0 && scene.text.matchesAny(rule.with))) return []
  if (scene.text.matchesAny(rule.except)) return []
  const context = scene.conversation.satisfies(rule.context, scene.facts)
  if (!context) return []
  const evidence = [first, second].flatMap((each) => (each ? [{ by: 'entity' as const, detail: each.type }] : []))
  return [
    {
      isEcho: second !== undefined && [first, second].every((each) => isHeard(each, scene)),
      rule,
      start: first.start,
      end: first.end,
      confidence: file.confidence ?? defaultConfidence,
      evidence: [...evidence, ...context],
    },
  ]
}
