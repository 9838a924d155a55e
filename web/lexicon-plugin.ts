// Puts the lexicon into the bundles: what the lint worker needs of it, and for the pages the signals' words and terms by statute.
import type { Plugin } from 'vite'
import { type Clock, type Lexicon, withoutExamples } from '../analyzers/lexicon.ts'

const names = ['virtual:lexicon', 'virtual:signals']

/** A term by statute, in the words of the pages. */
export interface Term {
  /** Jurisdictions, as messages name them: `uk`, `us-ca`. */
  places: string[]
  /** The same for people: `United Kingdom`. */
  where: string
  due: string
  acknowledge: string
  starts: string
  law: string
  /** Nobody has confirmed it against its source. */
  isUnverified: boolean
}

export interface SignalEntry {
  what: string
  duty: string
  /** What it would start, by id. */
  clocks: string[]
}

/** `namePlaces`: what the places of a clock are called. */
export function lexiconPlugin(load: () => Lexicon | Promise<Lexicon>, namePlaces: (places: string) => string): Plugin {
  return {
    name: 'scruple-lexicon',
    resolveId: (id) => (names.includes(id) ? `\0${id}` : undefined),
    async load(id) {
      if (id === '\0virtual:lexicon') return exportJson('lexicon', withoutExamples(await load()))
      if (id === '\0virtual:signals') {
        const lexicon = await load()
        return `${exportJson('signals', describeSignals(lexicon))}\n${exportJson('terms', describeTerms(lexicon, namePlaces))}`
      }
      return undefined
    },
  }
}

/** `JSON.parse` of a string: engines read it faster than the same object as a literal. */
function exportJson(name: string, value: unknown): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}

export function describeSignals(lexicon: Lexicon): Record<string, SignalEntry> {
  const signals: Record<string, SignalEntry> = {}
  for (const [id, rule] of Object.entries(lexicon.rules)) {
    if (rule.kind !== 'signal') continue
    const { what, duty, clocks = [] } = rule
    signals[id.replace(/^signals\//, '')] = { what, duty, clocks }
  }
  return signals
}

/** By the id of the clock; those that some signal starts. */
export function describeTerms(
  { rules, clocks = [] }: Lexicon,
  namePlaces: (places: string) => string,
): Record<string, Term> {
  const started = new Set(Object.values(rules).flatMap((rule) => (rule.kind === 'signal' ? (rule.clocks ?? []) : [])))
  const wanted = clocks.filter(({ id }) => started.has(id))
  return Object.fromEntries(wanted.map((clock) => [clock.id, describeTerm(clock, namePlaces)]))
}

function describeTerm(clock: Clock, namePlaces: (places: string) => string): Term {
  const { jurisdiction, due, acknowledge, starts, law, status } = clock
  return {
    places: jurisdiction
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .map((place) => place.trim()),
    where: namePlaces(jurisdiction),
    ...{ due, acknowledge, starts, law },
    isUnverified: status.includes('unverified'),
  }
}
