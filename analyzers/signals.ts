// Finds in a customer's words what starts a duty or arms a rule.
import type { CompiledLexicon, CompiledSaid, CustomerPattern } from './compile.ts'
import { judges } from './conditions.ts'
import type { Signal, Span } from './finding.ts'
import type { Turn } from './message.ts'
import { PreparedText } from './prepare.ts'
import type { Sentence } from './text/02-tokenize.ts'
import type { Match } from './text/05-match.ts'

/** The latest turn of that side, within the last so many turns, that says one of these. A bot speaks for the agent's side. */
export function findSaid(
  turns: readonly Turn[],
  role: 'customer' | 'agent',
  said: CompiledSaid,
  textOf: (turn: Turn) => PreparedText,
): number | null {
  for (let at = turns.length - 1; at >= Math.max(0, turns.length - said.within); at--) {
    const turn = turns[at] as Turn
    if ((turn.role === 'customer') === (role === 'customer') && textOf(turn).matchesAny(said.patterns)) return at
  }
  return null
}

/** Explicit wording wins over implied; one signal of a kind for each message. `before`: the turns it answers. */
export function findSignals(
  text: PreparedText,
  lexicon: CompiledLexicon,
  before: readonly Turn[] = [],
  textOf: (turn: Turn) => PreparedText = (turn) => new PreparedText(turn.text, lexicon.vocabulary),
): Signal[] {
  const found = new Map<string, Signal>()
  const { sentences } = text.tokenized
  lexicon.customerTrigger(text.tokenized, (index, at) => {
    const each = lexicon.customerPatterns[index] as CustomerPattern
    const { pattern, signal, strength } = each
    const known = found.get(signal.id)
    if (known?.strength === 'explicit' && strength === 'implied') return
    const sentence = sentences[at] as Sentence
    const match = text.match(pattern, sentence).find((candidate) => !isExcused(each, text, sentence, candidate))
    if (!match) return
    const span = text.spanOf(match.start, match.end)
    if (known && !isBetter({ ...span, strength }, known)) return
    if (!isNarrowed(each, text, sentence, before, textOf)) return
    found.set(signal.id, {
      signal: signal.id,
      topic: topicOf(text, match.from, sentence.last),
      strength,
      confidence: signal.file.confidence ?? (strength === 'explicit' ? 0.9 : 0.7),
      ...span,
    })
  })
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** Explicit before implied, then the earlier words, then the longer: whatever the order in which patterns are tried. */
function isBetter(a: Span & Pick<Signal, 'strength'>, b: Signal): boolean {
  if (a.strength !== b.strength) return a.strength === 'explicit'
  return a.start < b.start || (a.start === b.start && a.end > b.end)
}

function isExcused({ signal }: CustomerPattern, text: PreparedText, sentence: Sentence, match: Match): boolean {
  const place = { text, sentence, match }
  const excuses = signal.file.unless ?? []
  if (excuses.some((name) => name in judges && judges[name as keyof typeof judges](place))) return true
  return text.matchesAny(signal.except, sentence)
}

function isNarrowed(
  { narrowing }: CustomerPattern,
  text: PreparedText,
  sentence: Sentence,
  before: readonly Turn[],
  textOf: (turn: Turn) => PreparedText,
): boolean {
  if (!narrowing) return true
  if (text.matchesAny(narrowing.except, sentence)) return false
  if (narrowing.with.length > 0 && !text.matchesAny(narrowing.with)) return false
  return (['agent', 'customer'] as const).every((role) => {
    const said = narrowing[role]
    return !said || findSaid(before, role, said, textOf) !== null
  })
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
