// Kind `phrase`: words in an order, with named exceptions, proximity and a look at earlier turns.
import type { AgentPattern, CompiledRule } from '../compile.ts'
import { judges } from '../conditions.ts'
import { findFacts, isBorneOut } from '../facts.ts'
import type { Evidence } from '../finding.ts'
import type { Hit, Scene } from '../hit.ts'
import type { Sentence } from '../text/02-tokenize.ts'
import type { Match } from '../text/05-match.ts'

/** Of phrase findings without a figure of their own, this share should be right. */
const defaultConfidence = 0.85

export function findPhrases({ pattern, rule, isUnverified }: AgentPattern, sentence: Sentence, scene: Scene): Hit[] {
  const matches = scene.text.match(pattern, sentence)
  if (matches.length === 0 || scene.text.matchesAny(rule.except, sentence)) return []
  if (rule.with.length > 0 && !scene.text.matchesAny(rule.with)) return []
  const context = scene.conversation.satisfies(rule.context)
  if (!context) return []
  const hits: Hit[] = []
  for (const match of matches) {
    if (isExcused(rule, sentence, match, scene)) continue
    const facts = weighFacts(rule, sentence, isUnverified, scene)
    if (!facts) continue
    const confidence = rule.file.confidence ?? defaultConfidence
    const evidence: Evidence[] = [{ by: 'pattern', detail: pattern.source }, ...context, ...facts.evidence]
    hits.push({
      rule,
      ...scene.text.spanOf(match.start, match.end),
      confidence,
      evidence,
      isUnverified: facts.isUnverified,
    })
  }
  return hits
}

function isExcused(rule: CompiledRule, sentence: Sentence, match: Match, { text }: Scene): boolean {
  return (rule.file.unless ?? []).some(
    (name) => name in judges && judges[name as keyof typeof judges]({ text, sentence, match }),
  )
}

/** null: a fact bears out what is said. Without any fact, `unverified` patterns can only say so. */
function weighFacts(
  rule: AgentPattern['rule'],
  sentence: Sentence,
  isUnverified: boolean,
  scene: Scene,
): { isUnverified: boolean; evidence: Evidence[] } | null {
  const globs = rule.file.kind === 'phrase' ? rule.file.facts : undefined
  const values = globs ? findFacts(scene.facts, globs) : []
  const evidence: Evidence[] = values.length > 0 ? [{ by: 'fact', detail: (globs ?? []).join(', ') }] : []
  if (values.length > 0 && rule.file.unless?.includes('documented')) {
    const words = scene.text.normalized.clean.slice(sentence.start, sentence.end)
    if (isBorneOut(words, values)) return null
  }
  return { isUnverified: isUnverified && values.length === 0, evidence }
}
