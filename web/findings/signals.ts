// What a customer's signal is called, what it obliges to, and the terms by statute that it would start.
import { signals, terms } from 'virtual:signals'
import type { Term } from '../lexicon-plugin.ts'
import { capitalise } from './words.ts'

export interface SignalWords {
  name: string
  what: string
  duty: string
  terms: Term[]
  /** Its page in the documentation. */
  page: string
}

export function describeSignal(id: string): SignalWords {
  const key = id.replace(/^signals\//, '')
  const words = signals[key]
  return {
    name: capitalise(key.replaceAll('-', ' ')),
    what: words?.what ?? '',
    duty: words?.duty ?? '',
    terms: (words?.clocks ?? []).flatMap((clock) => terms[clock] ?? []),
    page: `/docs/rules/signals/${key}`,
  }
}
