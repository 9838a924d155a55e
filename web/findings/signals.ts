// What a customer's signal is called, what it obliges to, and whether it cannot wait.
import { signals } from 'virtual:signals'
import { capitalise } from './words.ts'

export interface SignalWords {
  name: string
  what: string
  duty: string
}

export function describeSignal(id: string): SignalWords {
  const key = id.replace(/^signals\//, '')
  const words = signals[key]
  return { name: capitalise(key.replaceAll('-', ' ')), what: words?.what ?? '', duty: words?.duty ?? '' }
}
