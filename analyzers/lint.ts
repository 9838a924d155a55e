// createLinter(policy) -> lint(message): text and conversation in, findings and signals out. Pure and total.
import { advanceState } from './advance.ts'
import { type AgentPattern, type CompiledLexicon, compileLexicon } from './compile.ts'
import { Conversation } from './conversation.ts'
import type { FoundEntity } from './entities/recognize.ts'
import { FactBook, type FactIndex, indexFacts, isOfThing } from './facts/fact-book.ts'
import type { Entity, Finding, Signal } from './finding.ts'
import type { Hit, Scene } from './hit.ts'
import { isInForce } from './jurisdiction.ts'
import { findCombinations, minScore } from './kinds/combination.ts'
import { findEntityHits } from './kinds/entity.ts'
import { findOpeningDues, findPhrases } from './kinds/phrase.ts'
import { findRepetitions } from './kinds/repetition.ts'
import type { Message, Turn } from './message.ts'
import { listKey, listScopes, type Policy, resolveLists, resolveRule, type Scope } from './policy.ts'
import { settlePrecedence } from './precedence.ts'
import { PreparedText } from './prepare.ts'
import { findSignals } from './signals.ts'
import { type ConversationState, emptyState } from './state.ts'
import { applyEdits, draftSuggestions } from './suggest.ts'
import { bySeverity, toFinding } from './to-finding.ts'

export interface LintResult {
  /** Highest severity first, then by position. Only on messages of agents and bots. */
  findings: Finding[]
  /** Only on messages of customers. */
  signals: Signal[]
}

export interface Linter {
  /** Never throws, whatever the text; linear in its length. */
  lint(message: Message): LintResult
  /** The state of the conversation after one more turn. `before`: the latest turns before it. */
  advance(state: ConversationState | undefined, turn: Turn, before?: readonly Turn[]): ConversationState
  /** What is recognised before any policy, in the order of the text. */
  recognize(text: string): Entity[]
  /** Any text with the values masked that rules of severity `error` cover (cards, secrets, ids): what may be stored and shown. */
  maskSecrets(text: string): string
}

/** What lint needs, compiled. A scope that changes word lists has patterns of its own. */
interface Workshop {
  lexicon: CompiledLexicon
  facts: FactIndex
  texts: WeakMap<Turn, PreparedText>
}

/**
 * Compiles once, for each scope that changes word lists; a linter keeps nothing of the messages it sees but memoised word look-ups.
 * `scope`: of messages that name no team or channel. `now`: the day on which settings of word lists must still hold.
 * @throws PatternError when a rule's pattern is malformed.
 */
export function createLinter(policy: Policy, scope: Scope = {}, now?: string): Linter {
  const facts = indexFacts(policy.facts ?? [])
  const workshops = new Map<string, Workshop>()
  const workshopFor = (wanted: Scope): Workshop => {
    const key = listKey(policy, wanted)
    let shop = workshops.get(key)
    if (!shop) {
      const lexicon = compileLexicon({ ...policy, lists: resolveLists(policy, wanted, now) })
      shop = { lexicon, facts, texts: new WeakMap() }
      workshops.set(key, shop)
    }
    return shop
  }
  const own = workshopFor(scope)
  // All that a message may ask for: a mistake in a list stops the start, and no first message waits.
  for (const each of listScopes(policy)) workshopFor(each)
  const { lexicon } = own
  const secretTypes = new Set(
    lexicon.entityRules.filter((rule) => rule.file.severity === 'error').flatMap((rule) => rule.file.entities),
  )

  return {
    lint(message) {
      const place = { team: message.team ?? scope.team, channel: message.channel ?? scope.channel }
      const shop = workshopFor(place)
      if (message.role === 'customer') return { findings: [], signals: lintCustomer(message, shop) }
      return { findings: lintAgent(message, shop, policy, place), signals: [] }
    },
    advance: (state, turn, before = []) => advanceState(state ?? emptyState, turn, before, lexicon),
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

function lintCustomer(message: Message, { lexicon, texts }: Workshop): Signal[] {
  const conversation = new Conversation(message, lexicon, texts)
  const text = new PreparedText(message.text, lexicon.vocabulary)
  return findSignals(text, lexicon, conversation.turns, (turn) => conversation.textOf(turn))
}

/** Nobody outside reads an internal note, so most rules have nothing to say about it. */
const mayJudge = ({ rule }: Hit, { isNote }: Message) => !isNote || /^(?:privacy|conduct)\//.test(rule.id)

function lintAgent(message: Message, shop: Workshop, policy: Policy, scope: Scope): Finding[] {
  const active = [...(policy.cascade?.jurisdictions ?? []), ...(message.jurisdiction ? [message.jurisdiction] : [])]
  const holds = (hit: Hit) =>
    isInForce(hit.rule.file, active, message.now) && (!hit.case || isInForce(hit.case.file, active, message.now))
  const resolve = (id: string) => resolveRule(policy, id, scope, message.now)
  const collect = (text: string) => {
    const scene = prepareScene({ ...message, text }, shop)
    const hits = collectHits(scene, shop.lexicon).filter(
      (hit) =>
        holds(hit) && mayJudge(hit, message) && (!policy.cascade || resolve(hit.rule.id)?.isEnabled.value !== false),
    )
    return { scene, hits: settlePrecedence(weighWording(hits, scene, shop.lexicon)) }
  }
  const { scene, hits } = collect(message.text)
  const found = hits
    .map((hit) => ({ hit, finding: toFinding(hit, resolve(hit.rule.id), message.isNote) }))
    .sort((a, b) => bySeverity(a.finding, b.finding))
  const wanted = message.text.length > maxRewrittenChars ? [] : found.slice(0, maxSuggested)
  for (const { hit, finding } of wanted)
    finding.suggestions = cleanSuggestions(hit, scene, hits, (text) => collect(text).hits)
  return found.map(({ finding }) => finding)
}

/** Each rewrite costs another lint, and nobody reads more than these: the worst findings come first. */
const maxSuggested = 10
/** No chat takes a longer message; in a longer text each rewrite would cost a whole document. */
const maxRewrittenChars = 10_000

function prepareScene(message: Message, { lexicon, facts, texts }: Workshop): Scene {
  const conversation = new Conversation(message, lexicon, texts)
  return {
    message,
    text: new PreparedText(message.text, lexicon.vocabulary),
    conversation,
    facts: new FactBook(facts, () => conversation.facts, message.facts ?? {}, message.now),
    vocabulary: lexicon.vocabulary,
  }
}

function collectHits(scene: Scene, lexicon: CompiledLexicon): Hit[] {
  const hits = findOpeningDues(lexicon, scene)
  const { tokenized } = scene.text
  let isCued = false
  for (const { trigger, patterns, needs, needsFact } of lexicon.agentTriggers) {
    if (needsFact && scene.facts.isEmpty) continue
    if (needs !== 'nothing' && scene.conversation.isNew) continue
    if (needs === 'signal' && scene.conversation.activeSignals.length === 0) continue
    trigger(tokenized, (index, at) => {
      const each = patterns[index] as (typeof patterns)[number]
      if (needs === 'signal' && !isArmed(each, scene)) return
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
  return hits
}

/** What phrases found, and neither a fact of the session nor one of a thing that is named shows, gets a second opinion. */
function weighWording(hits: Hit[], { text, conversation, facts }: Scene, { score }: CompiledLexicon): Hit[] {
  const isOpen = ({ rule, fact, evidence }: Hit) =>
    rule.file.kind === 'phrase' &&
    !(fact && isOfThing(fact)) &&
    !evidence.some(({ by, detail }) => by === 'fact' && facts.isOfSession(detail))
  if (!score || !hits.some(isOpen)) return hits
  const last = conversation.turns.findLast(({ role }) => role === 'customer')
  const likely = score.of(text, last && conversation.textOf(last))
  const evidence = { by: 'score' as const, detail: likely.toFixed(2) }
  return hits.map((hit) =>
    isOpen(hit) ? { ...hit, evidence: [...hit.evidence, evidence], isDoubtful: likely < score.bar } : hit,
  )
}

/** Are the signals active that rule and case ask for? Asked before anything is matched. */
function isArmed({ rule, case: own }: AgentPattern, { conversation }: Scene): boolean {
  return [rule.context.signals, own?.context.signals].every(
    (wanted) => !wanted || conversation.activeSignals.some(({ signal }) => wanted.includes(signal)),
  )
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

/** Only rewrites that remove this finding and add none of another rule. */
function cleanSuggestions(hit: Hit, scene: Scene, hits: readonly Hit[], relint: (text: string) => Hit[]) {
  const known = new Set(hits.map((each) => each.rule.id))
  const count = hits.filter((each) => each.rule.id === hit.rule.id).length
  return draftSuggestions(hit, scene).filter(({ edits }) => {
    const after = relint(applyEdits(scene.message.text, edits))
    return (
      after.every((each) => known.has(each.rule.id)) &&
      after.filter((each) => each.rule.id === hit.rule.id).length < count
    )
  })
}
