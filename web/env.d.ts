/// <reference types="vite/client" />
// The modules that lexicon-plugin.ts makes at build time.

declare module 'virtual:lexicon' {
  import type { Lexicon } from '../analyzers/rule.ts'
  export const lexicon: Lexicon
}

declare module 'virtual:signals' {
  /** By id without `signals/`: what the customer's message means, and what must be done now. */
  export const signals: Record<string, { what: string; duty: string }>
}
