// createLinter(lexicon) -> lint(message): text and conversation in, findings and signals out. Pure and total.
import { type CompiledLexicon, type CompiledRule, compileLexicon } from './compile.ts'
import { Conversation, findSignals } from './conversation.ts'
import type { FoundEntity } from './entities/recognize.ts'
import { type Action, type Entity, type Finding, type Severity, type Signal, severities } from './finding.ts'
import type { Hit, Scene } from './hit.ts'
import { findCombinations, minScore } from './kinds/combination.ts'
import { findEntityHits } from './kinds/entity.ts'
import { findPhrases } from './kinds/phrase.ts'
import { findRepetitions } from './kinds/repetition.ts'
import type { Message, Turn } from './message.ts'
import { settlePrecedence } from './precedence.ts'
import { PreparedText } from './prepare.ts'
import { categoryOf, type Lexicon } from './rule.ts'
import { applyEdits, draftSuggestions } from './suggest.ts'

export interface LintResult {
  /** Highest severity first, then by position. Only on messages of agents and bots. */
  findings: Finding[]
  /** Only on messages of customers. */
  signals: Signal[]
}

export interface Linter {
  /** Never throws, whatever the text; linear in its length. */
  lint(message: Message): LintResult
  /** What is recognised before any policy, in the order of the text. */
  recognize(text: string): Entity[]
  /** Any text with the values masked that rules of severity `error` cover (cards, secrets, ids): what may be stored and shown. */
  maskSecrets(text: string): string
}

/**
 * Compiles once; a linter keeps nothing of the messages it sees but memoised word look-ups.
 * @throws PatternError when a rule's pattern is malformed.
 */
export function createLinter(source: Lexicon): Linter {
  const lexicon = compileLexicon(source)
  const texts = new WeakMap<Turn, PreparedText>()
  const secretTypes = new Set(
    lexicon.entityRules.filter((rule) => rule.file.severity === 'error').flatMap((rule) => rule.file.entities),
  )
  const withoutSuggestions = (message: Message) => collectHits(prepareScene(message, lexicon, texts), lexicon)

  return {
    lint(message) {
      if (message.role === 'customer') {
        return { findings: [], signals: findSignals(new PreparedText(message.text, lexicon.vocabulary), lexicon) }
      }
      const scene = prepareScene(message, lexicon, texts)
      const hits = collectHits(scene, lexicon)
      const findings = hits.map((hit) => toFinding(hit)).sort(bySeverity)
      for (const finding of findings.slice(0, maxSuggested)) {
        const hit = hits.find(({ rule, start }) => rule.id === finding.rule && start === finding.start)
        if (hit) finding.suggestions = cleanSuggestions(hit, scene, hits, withoutSuggestions)
      }
      return { findings, signals: [] }
    },
    recognize(text) {
      const found = lexicon.recognizer.recognize(new PreparedText(text, lexicon.vocabulary).normalized)
      return found.map(({ type, start, end, score }) => ({ type, start, end, score })).sort((a, b) => a.start - b.start)
    },
    maskSecrets(text) {
      const found = lexicon.recognizer.recognize(new PreparedText(text, lexicon.vocabulary).normalized, {
        types: secretTypes,
      })
      return applyEdits(
        text,
        found.map(({ start, end, mask }) => ({ start, end, text: mask })),
      )
    },
  }
}

/** Each rewrite costs another lint, and nobody reads more than these: the worst findings come first. */
const maxSuggested = 10

function prepareScene(message: Message, lexicon: CompiledLexicon, texts: WeakMap<Turn, PreparedText>): Scene {
  return {
    message,
    text: new PreparedText(message.text, lexicon.vocabulary),
    conversation: new Conversation(message, lexicon, texts),
    facts: message.facts ?? {},
  }
}

function collectHits(scene: Scene, lexicon: CompiledLexicon): Hit[] {
  const hits: Hit[] = []
  const { tokenized } = scene.text
  let isCued = false
  for (const { trigger, patterns, needsTurns } of lexicon.agentTriggers) {
    if (needsTurns && scene.conversation.turns.length === 0) continue
    trigger(tokenized, (index, at) => {
      const each = patterns[index] as (typeof patterns)[number]
      const sentence = tokenized.sentences[at] as (typeof tokenized.sentences)[number]
      if (each.rule.file.kind === 'phrase') hits.push(...findPhrases(each, sentence, scene))
      else if (each.rule.file.kind === 'repetition') hits.push(...findRepetitions(each, sentence, scene))
      else isCued ||= scene.text.match(each.pattern, sentence).length > 0
    })
  }
  const entities = recognizeFor(scene, lexicon, isCued)
  if (entities.length > 0) {
    for (const rule of lexicon.entityRules) hits.push(...findEntityHits(rule, entities, scene))
    for (const rule of lexicon.combinationRules) hits.push(...findCombinations(rule, entities, scene))
  }
  if (hits.length === 0) return hits
  return settlePrecedence(hits.filter((hit) => isInForce(hit.rule, scene.message.jurisdiction)))
}

/** Names cost a grammar parse: they are looked for only beside another identifier or the cue of a combination rule. */
function recognizeFor(scene: Scene, lexicon: CompiledLexicon, isCued: boolean): FoundEntity[] {
  const { normalized } = scene.text
  const turns = scene.conversation.turns
  const lastOf = (role: Turn['role']) =>
    turns
      .filter((turn) => turn.role === role)
      .slice(-2)
      .map((turn) => turn.text)
  const around = turns.length > 0 ? { previous: lastOf('agent'), heard: lastOf('customer') } : {}
  const found = lexicon.recognizer.recognize(normalized, { types: lexicon.entityTypes, ...around })
  if (!nameShape.test(normalized.clean)) return found
  const needsNames =
    isCued ||
    lexicon.combinationRules.some((rule) =>
      found.some((each) => each.score >= minScore && rule.file.and?.includes(each.type)),
    )
  return needsNames ? [...found, ...lexicon.recognizer.recognize(normalized, { types: personOnly })] : found
}

/** A title or two capitalised words in a row; without them no parse finds a full name. */
const nameShape = /\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof)\b|\p{Lu}\p{Ll}+[ -]\p{Lu}/u
const personOnly: ReadonlySet<string> = new Set(['PERSON'])

function isInForce(rule: CompiledRule, jurisdiction: string | undefined): boolean {
  const packs: readonly string[] = rule.file.jurisdictions
  if (jurisdiction === undefined || packs.includes('global')) return true
  const active = jurisdiction.toLowerCase()
  return packs.includes(active) || (active === 'us-ca' && packs.includes('us'))
}

function toFinding(hit: Hit): Finding {
  const { id, file } = hit.rule
  const severity: Severity = hit.isUnverified ? 'info' : file.severity
  const action: Action = hit.isUnverified ? 'advise' : file.action
  const what = hit.isUnverified ? `Cannot verify: ${file.what}` : file.what
  return {
    rule: id,
    category: categoryOf(id) ?? 'conduct',
    severity,
    action,
    start: hit.start,
    end: hit.end,
    message: `${what} ${file.why} ${file.fix}`,
    what,
    why: file.why,
    fix: file.fix,
    confidence: hit.confidence,
    evidence: hit.evidence,
    sources: file.sources,
    suggestions: [],
    ...(hit.mask !== undefined && { mask: hit.mask }),
    ...(file.neverReleased && { isNeverReleased: true }),
  }
}

/** Only rewrites that remove this finding and add none of another rule. */
function cleanSuggestions(hit: Hit, scene: Scene, hits: readonly Hit[], relint: (message: Message) => Hit[]) {
  const known = new Set(hits.map((each) => each.rule.id))
  const count = hits.filter((each) => each.rule.id === hit.rule.id).length
  return draftSuggestions(hit, scene).filter(({ edits }) => {
    const after = relint({ ...scene.message, text: applyEdits(scene.message.text, edits) })
    return (
      after.every((each) => known.has(each.rule.id)) &&
      after.filter((each) => each.rule.id === hit.rule.id).length < count
    )
  })
}

function bySeverity(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.start - b.start
}
