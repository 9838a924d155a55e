// What earlier turns say about this message: active signals, what was said by whom, what the conversation has settled.

import { advanceState, hasRunOut } from './advance.ts'
import type { CompiledContext, CompiledLexicon, CompiledSaid } from './compile.ts'
import type { FactBook, FactValues } from './facts/fact-book.ts'
import { findHolding } from './facts/fact-test.ts'
import type { Evidence } from './finding.ts'
import { type Message, maxTurns, type Turn } from './message.ts'
import { PreparedText } from './prepare.ts'
import { findSaid } from './signals.ts'
import { type ActiveSignal, type ConversationState, emptyState } from './state.ts'
import type { Pattern } from './text/03-pattern.ts'

export class Conversation {
  readonly turns: readonly Turn[]
  readonly #lexicon: CompiledLexicon
  readonly #texts: WeakMap<Turn, PreparedText>
  readonly #now: string | undefined
  readonly #given: ConversationState | undefined
  #state: ConversationState | undefined
  #active: ActiveSignal[] | undefined

  /** `texts` remembers turns between messages of the same conversation, as long as the caller keeps the turn objects. */
  constructor(message: Message, lexicon: CompiledLexicon, texts: WeakMap<Turn, PreparedText>) {
    this.turns = (message.context ?? []).slice(-maxTurns)
    this.#lexicon = lexicon
    this.#texts = texts
    this.#now = message.now
    this.#given = message.state
  }

  get isNew(): boolean {
    return this.turns.length === 0 && (this.#given?.turns ?? 0) === 0
  }

  /** As the caller keeps it, or worked out from the turns that are given. */
  get state(): ConversationState {
    this.#state ??= this.#given ?? this.#foldTurns()
    return this.#state
  }

  get activeSignals(): readonly ActiveSignal[] {
    if (this.isNew) return []
    const { turns, signals } = this.state
    this.#active ??= signals.filter((signal) => !hasRunOut(signal, turns, this.#lexicon))
    return this.#active
  }

  /** What the conversation itself settles. */
  get facts(): FactValues {
    return this.isNew ? {} : this.state.facts
  }

  get hasAgentSpoken(): boolean {
    return this.turns.some(({ role }) => role !== 'customer') || (this.#given?.hasAgentSpoken ?? false)
  }

  textOf(turn: Turn): PreparedText {
    let text = this.#texts.get(turn)
    if (!text) {
      text = new PreparedText(turn.text, this.#lexicon.vocabulary)
      this.#texts.set(turn, text)
    }
    return text
  }

  #foldTurns(): ConversationState {
    let state = emptyState
    for (const [at, turn] of this.turns.entries()) {
      state = advanceState(state, turn, this.turns.slice(0, at), this.#lexicon, (each) => this.textOf(each), false)
    }
    return state
  }

  /** Has an agent or bot made one of these statements? `key`: how a state that is kept remembers it. */
  hasSaid(key: string, patterns: readonly Pattern[]): boolean {
    if (this.#given?.said.includes(key)) return true
    return this.turns.some((turn) => turn.role !== 'customer' && this.textOf(turn).matchesAny(patterns))
  }

  /** The evidence that conversation and facts hold what is asked of them; null when they do not. */
  satisfies(context: CompiledContext, facts: FactBook): Evidence[] | null {
    if (context.isOpening && this.hasAgentSpoken) return null
    if (this.#findSaid('customer', context.unlessCustomer) !== null) return null
    const evidence: Evidence[] = []
    if (context.signals) {
      const signal = this.activeSignals.findLast((each) => context.signals?.includes(each.signal))
      if (!signal) return null
      evidence.push({ by: 'signal', detail: signal.signal, turn: signal.turn })
    }
    for (const role of ['customer', 'agent'] as const) {
      if (!context[role]) continue
      const turn = this.#findSaid(role, context[role])
      if (turn === null) return null
      evidence.push({ by: 'turn', detail: `the ${role} said it`, turn })
    }
    for (const test of context.facts) {
      const path = findHolding(test, facts, this.#lexicon.vocabulary, this.#now)
      if (path === null) return null
      evidence.push({ by: 'fact', detail: path || `no ${test.file.path}` })
    }
    const isExempt = context.unlessFacts.some(
      (test) => findHolding(test, facts, this.#lexicon.vocabulary, this.#now) !== null,
    )
    return isExempt ? null : evidence
  }

  #findSaid(role: 'customer' | 'agent', said: CompiledSaid | undefined): number | null {
    return said ? findSaid(this.turns, role, said, (turn) => this.textOf(turn)) : null
  }
}
