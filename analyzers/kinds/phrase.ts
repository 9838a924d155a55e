// Kind `phrase`: words in an order, with named exceptions, proximity, facts and a look at earlier turns.
import type { AgentPattern, CompiledCase, CompiledLexicon, CompiledRule, Premise } from '../compile.ts'
import { judges } from '../conditions.ts'
import { isBorneOut, type Weighed, weigh } from '../facts/check.ts'
import type { Evidence } from '../finding.ts'
import type { Hit, Scene } from '../hit.ts'
import type { Condition } from '../rule.ts'
import type { Sentence } from '../text/02-tokenize.ts'
import type { Match } from '../text/05-match.ts'

/** Of phrase findings without a figure of their own, this share should be right. */
const defaultConfidence = 0.85

type PhraseRule = AgentPattern['rule']

export function findPhrases(each: AgentPattern, sentence: Sentence, scene: Scene): Hit[] {
  const { pattern, rule, premise } = each
  if (isMoot(premise, scene)) return []
  const matches = scene.text.match(pattern, sentence)
  if (matches.length === 0) return []
  const context = surround(rule, each.case, sentence, scene)
  if (!context) return []
  const hits: Hit[] = []
  for (const match of matches) {
    if (isExcused(rule, each.case, sentence, match, scene)) continue
    const facts = each.case ? weighCase(each.case, sentence, match, scene) : weighFacts(each, sentence, scene)
    if (!facts) continue
    const evidence: Evidence[] = [{ by: 'pattern', detail: pattern.source }, ...context, ...facts.evidence]
    hits.push({
      rule,
      case: each.case,
      ...scene.text.spanOf(match.start, match.end),
      confidence: rule.file.confidence ?? defaultConfidence,
      evidence,
      isUnverified: facts.isUnverified,
      ...(facts.fact && { fact: facts.fact }),
      ...(facts.correction && { correction: facts.correction }),
    })
  }
  return hits
}

/** Silent whatever it says: it needs a fact that is not there, or the opening message. Asked before anything is matched. */
function isMoot({ isOpening, roots }: Premise, { facts, conversation }: Scene): boolean {
  return (isOpening && conversation.hasAgentSpoken) || !roots.every((each) => facts.hasBelow(each))
}

/** Statements that are due with the opening message, whatever it says: its first sentence is underlined. */
export function findOpeningDues({ openingCases }: CompiledLexicon, scene: Scene): Hit[] {
  const [sentence] = scene.text.tokenized.sentences
  if (!sentence || openingCases.length === 0 || scene.conversation.hasAgentSpoken) return []
  return openingCases.flatMap((each) => {
    const { rule, case: due, premise } = each
    if (isMoot(premise, scene)) return []
    const context = surround(rule, due, sentence, scene)
    if (!context) return []
    const confidence = rule.file.confidence ?? defaultConfidence
    return [{ rule, case: due, ...scene.text.spanOf(sentence.first, sentence.last), confidence, evidence: context }]
  })
}

/** What stands around the match; null when rule or case are silent there. */
function surround(rule: PhraseRule, own: CompiledCase | null, sentence: Sentence, scene: Scene): Evidence[] | null {
  const { text, conversation, facts } = scene
  // The cheapest questions first: exceptions are many patterns.
  const ofRule = conversation.satisfies(rule.context, facts)
  const ofCase = ofRule && own ? conversation.satisfies(own.context, facts) : []
  if (!ofRule || !ofCase) return null
  const parts = own ? [rule, own] : [rule]
  if (parts.some((part) => part.with.length > 0 && !text.matchesAny(part.with))) return null
  if (parts.some(({ without }) => text.matchesAny(without))) return null
  if (own && own.mustSay.length > 0 && isSaid(own, scene)) return null
  if (parts.some(({ except }) => text.matchesAny(except, sentence))) return null
  return [...ofRule, ...ofCase]
}

const isSaid = ({ key, mustSay }: CompiledCase, { text, conversation }: Scene) =>
  text.matchesAny(mustSay) || conversation.hasSaid(key, mustSay)

function isExcused(
  { file }: CompiledRule,
  own: CompiledCase | null,
  sentence: Sentence,
  match: Match,
  { text }: Scene,
): boolean {
  const place = { text, sentence, match }
  const holds = (name: Condition) => name in judges && judges[name as keyof typeof judges](place)
  if ((own?.file.unless ?? file.unless ?? []).some(holds)) return true
  return !(own?.file.onlyIf ?? []).every(holds)
}

interface FactsSay {
  isUnverified: boolean
  evidence: Evidence[]
  fact?: Weighed['fact']
  correction?: Hit['correction']
}

/** null: a fact bears out what is said, or there is none and the case is then silent. */
function weighCase({ check }: CompiledCase, sentence: Sentence, match: Match, scene: Scene): FactsSay | null {
  if (!check) return { isUnverified: false, evidence: [] }
  const { text, conversation, message } = scene
  const { tokens } = text.tokenized
  const claim = {
    underlined: { start: tokens[match.start]?.start ?? 0, end: tokens[match.end - 1]?.end ?? 0 },
    sentence,
    text,
    before: () =>
      conversation.turns
        .slice(-6)
        .reverse()
        .map((turn) => conversation.textOf(turn)),
    now: message.now,
  }
  const { outcome, fact, expected } = weigh(check, claim, scene.facts, scene.vocabulary)
  const missing = check.file.missing ?? 'info'
  if (outcome === 'confirmed' || (outcome === 'unknown' && missing === 'silent')) return null
  return {
    isUnverified: outcome === 'unknown' && missing === 'info',
    evidence: fact ? [{ by: 'fact', detail: fact.path }] : [],
    ...(fact && check.file.compare && { fact }),
    ...(expected && {
      correction: { ...text.normalized.toOriginal(expected.start, expected.end), text: expected.text },
    }),
  }
}

/** null: a fact bears out what is said. Without any fact, `unverified` patterns can only say so. */
function weighFacts({ rule, isUnverified }: AgentPattern, sentence: Sentence, scene: Scene): FactsSay | null {
  const globs = rule.file.kind === 'phrase' ? rule.file.facts : undefined
  const values = globs ? scene.facts.find(globs).map(({ value }) => value) : []
  const evidence: Evidence[] = values.length > 0 ? [{ by: 'fact', detail: (globs ?? []).join(', ') }] : []
  if (values.length > 0 && rule.file.unless?.includes('documented')) {
    const words = scene.text.normalized.clean.slice(sentence.start, sentence.end)
    if (isBorneOut(words, values)) return null
  }
  return { isUnverified: isUnverified && values.length === 0, evidence }
}
