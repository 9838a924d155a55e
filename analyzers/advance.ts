// The state of a conversation after one more turn.
import type { CompiledLexicon } from './compile.ts'
import type { Turn } from './message.ts'
import { PreparedText } from './prepare.ts'
import { findSignals } from './signals.ts'
import { type ActiveSignal, type ConversationState, maxFacts, maxSignals } from './state.ts'

/** How a turn's words are read; the caller may remember them. */
export type TextOf = (turn: Turn) => PreparedText

/**
 * The state after one more turn. `before`: the latest turns before it, for signals that answer an agent. Pure.
 * `remembersStatements`: not needed by whoever has all turns at hand.
 */
export function advanceState(
  state: ConversationState,
  turn: Turn,
  before: readonly Turn[],
  lexicon: CompiledLexicon,
  textOf: TextOf = ({ text }) => new PreparedText(text, lexicon.vocabulary),
  remembersStatements = true,
): ConversationState {
  const at = state.turns
  const next = { ...state, turns: at + 1, hasAgentSpoken: state.hasAgentSpoken || turn.role !== 'customer' }
  const lasting = state.signals.filter((signal) => !hasRunOut(signal, at, lexicon))
  if (turn.text === '') return { ...next, signals: lasting }
  if (turn.role !== 'customer' && !remembersStatements) return { ...next, signals: lasting }
  const text = textOf(turn)
  if (turn.role !== 'customer') return { ...next, signals: lasting, said: addStatements(state.said, text, lexicon) }
  const open = lasting.filter(({ signal }) => !text.matchesAny(lexicon.signals.get(signal)?.closedBy ?? []))
  const raised = findSignals(text, lexicon, before, textOf)
  const facts = { ...state.facts }
  for (const { signal } of raised) Object.assign(facts, lexicon.signals.get(signal)?.file.sets)
  const isAgain = (old: ActiveSignal) => raised.some((each) => each.signal === old.signal && each.topic === old.topic)
  const signals = [
    ...open.filter((signal) => !isAgain(signal)),
    ...raised.map(({ signal, topic, strength, confidence }) => ({ signal, topic, strength, confidence, turn: at })),
  ]
  return {
    ...next,
    signals: signals.slice(-maxSignals),
    facts: Object.fromEntries(Object.entries(facts).slice(-maxFacts)),
  }
}

/** `at`: the turn at which it is asked. */
export function hasRunOut({ signal, turn }: ActiveSignal, at: number, lexicon: CompiledLexicon): boolean {
  const lasts = lexicon.signals.get(signal)?.file.lasts
  return lasts !== undefined && at - turn > lasts
}

function addStatements(said: readonly string[], text: PreparedText, lexicon: CompiledLexicon): string[] {
  const keys = new Set(said)
  const { tokenized } = text
  lexicon.statementTrigger(tokenized, (index, at) => {
    const { pattern, key } = lexicon.statements[index] as CompiledLexicon['statements'][number]
    const sentence = tokenized.sentences[at]
    if (sentence && !keys.has(key) && text.match(pattern, sentence).length > 0) keys.add(key)
  })
  return [...keys]
}
