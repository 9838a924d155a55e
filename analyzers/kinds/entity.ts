// Kind `entity`: an identifier, recognised by format, checksum and the words around it.
import type { CompiledRule } from '../compile.ts'
import { isEcho, isOwnValue } from '../entities/own-data.ts'
import type { FoundEntity } from '../entities/recognize.ts'
import type { Hit, Scene } from '../hit.ts'
import type { Sentence } from '../text/02-tokenize.ts'

const defaultMinScore = 0.5

/** At most one hit for each entity and rule. `entities` are those of the message, precedence settled. */
export function findEntityHits(rule: CompiledRule, entities: readonly FoundEntity[], scene: Scene): Hit[] {
  const { file } = rule
  if (file.kind !== 'entity') return []
  const wanted = entities.filter(
    (each) => file.entities.includes(each.type) && each.score >= (file.minScore ?? defaultMinScore),
  )
  if (wanted.length === 0) return []
  const context = scene.conversation.satisfies(rule.context, scene.facts)
  if (!context) return []
  return wanted
    .filter((each) => !isOwn(each, scene) && !scene.text.matchesAny(rule.except, sentenceAt(scene, each.start)))
    .map((each) => ({
      isEcho: file.severity !== 'error' && isHeard(each, scene),
      rule,
      start: each.start,
      end: each.end,
      confidence: file.confidence ?? each.score,
      evidence: [{ by: 'entity', detail: each.type }, ...each.evidence, ...context],
      mask: each.mask,
    }))
}

export function isOwn(entity: FoundEntity, scene: Scene): boolean {
  return isOwnValue(scene.message.text.slice(entity.start, entity.end), entity.type, scene.facts.values)
}

/** Is it the customer's own, as they wrote it here? */
export function isHeard({ start, end }: FoundEntity, { message, conversation }: Scene): boolean {
  const heard = conversation.turns.filter(({ role }) => role === 'customer').map(({ text }) => text)
  return isEcho(message.text.slice(start, end), heard)
}

/** The sentence in which an original offset lies. */
function sentenceAt(scene: Scene, offset: number): Sentence | undefined {
  const { sentences } = scene.text.tokenized
  return sentences.find((sentence) => offset < scene.text.normalized.toOriginal(sentence.start, sentence.end).end)
}
