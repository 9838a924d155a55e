// What earlier turns say about this message: active signals, refusals, who said what.

import type { CompiledLexicon, CompiledRule, CompiledSaid } from './compile.ts'
import { judges } from './conditions.ts'
import type { Evidence, Signal } from './finding.ts'
import { type Message, maxTurns, type Turn } from './message.ts'
import { PreparedText } from './prepare.ts'

export class Conversation {
  readonly turns: readonly Turn[]
  readonly #lexicon: CompiledLexicon
  readonly #texts: WeakMap<Turn, PreparedText>
  #signals: Signal[] | undefined

  /** `texts` remembers turns between messages of the same conversation, as long as the caller keeps the turn objects. */
  constructor(message: Message, lexicon: CompiledLexicon, texts: WeakMap<Turn, PreparedText>) {
    this.turns = (message.context ?? []).slice(-maxTurns)
    this.#lexicon = lexicon
    this.#texts = texts
  }

  textOf(turn: Turn): PreparedText {
    let text = this.#texts.get(turn)
    if (!text) {
      text = new PreparedText(turn.text, this.#lexicon.vocabulary)
      this.#texts.set(turn, text)
    }
    return text
  }

  /** Raised by earlier customer turns and neither closed nor run out. */
  get activeSignals(): Signal[] {
    this.#signals ??= this.#collectSignals()
    return this.#signals
  }

  #collectSignals(): Signal[] {
    let active: Signal[] = []
    for (const [turn, { role, text: original }] of this.turns.entries()) {
      if (role !== 'customer' || original === '') continue
      const text = this.textOf(this.turns[turn] as Turn)
      active = active.filter((signal) => !this.#isClosed(signal, turn, text))
      for (const signal of findSignals(text, this.#lexicon)) active.push({ ...signal, turn })
    }
    return active
  }

  #isClosed(signal: Signal, turn: number, text: PreparedText): boolean {
    const compiled = this.#lexicon.customerPatterns.find((each) => each.signal.id === signal.signal)?.signal
    if (!compiled) return false
    const hasRunOut = compiled.file.lasts !== undefined && turn - (signal.turn ?? 0) > compiled.file.lasts
    return hasRunOut || text.matchesAny(compiled.closedBy)
  }

  /** The evidence that the conversation holds what the rule asks of it; null when it does not. */
  satisfies(context: CompiledRule['context']): Evidence[] | null {
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
    return evidence
  }

  #findSaid(role: 'customer' | 'agent', said: CompiledSaid | undefined): number | null {
    if (!said) return null
    for (let turn = this.turns.length - 1; turn >= Math.max(0, this.turns.length - said.within); turn--) {
      const each = this.turns[turn] as Turn
      if (each.role === role && this.textOf(each).matchesAny(said.patterns)) return turn
    }
    return null
  }
}

/** Explicit wording wins over implied; one signal of a kind for each message. */
export function findSignals(text: PreparedText, lexicon: CompiledLexicon): Signal[] {
  const found = new Map<string, Signal>()
  const { sentences } = text.tokenized
  lexicon.customerTrigger(text.tokenized, (index, at) => {
    const { pattern, signal, strength } = lexicon.customerPatterns[index] as CompiledLexicon['customerPatterns'][number]
    const known = found.get(signal.id)
    if (known && (known.strength === 'explicit' || strength === 'implied')) return
    const sentence = sentences[at] as (typeof sentences)[number]
    for (const match of text.match(pattern, sentence)) {
      const place = { text, sentence, match }
      if ((signal.file.unless ?? []).some((name) => name in judges && judges[name as keyof typeof judges](place)))
        continue
      if (text.matchesAny(signal.except, sentence)) continue
      const confidence = signal.file.confidence ?? (strength === 'explicit' ? 0.9 : 0.7)
      found.set(signal.id, {
        signal: signal.id,
        topic: topicOf(text, match.from, sentence.last),
        strength,
        confidence,
        ...text.spanOf(match.start, match.end),
      })
      return
    }
  })
  return [...found.values()].sort((a, b) => a.start - b.start)
}

const emptyWords = new Set(
  'i you we it a an the to not do does no thanks thank please my your of for and or want need interested in that this any is am are be have will would can could just really more stop cancel'.split(
    ' ',
  ),
)

/** The words of the sentence that name a thing: what is refused, cancelled or asked for. */
function topicOf(text: PreparedText, from: number, to: number): string {
  const { tokens } = text.tokenized
  const named = tokens.slice(from, to).filter((token) => !emptyWords.has(token.norm) && !/\d{3}/.test(token.norm))
  return named
    .map((token) => token.norm)
    .join(' ')
    .slice(0, 60)
}
