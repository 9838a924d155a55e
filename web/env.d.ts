/// <reference types="vite/client" />
// The modules that lexicon-plugin.ts makes at build time.

declare module 'virtual:lexicon' {
  import type { Lexicon } from '../analyzers/lexicon.ts'
  export const lexicon: Lexicon
}

declare module 'virtual:signals' {
  /** By id without `signals/`: what the customer's message means, and what must be done now. */
  export const signals: Record<string, import('./lexicon-plugin.ts').SignalEntry>
  /** Terms by statute, by the ids that signals name under `clocks`. */
  export const terms: Record<string, import('./lexicon-plugin.ts').Term>
}
