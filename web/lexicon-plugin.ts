// Puts the lexicon into the bundles: all of it, less its examples, for the lint worker; the signals' words for the pages.
import type { Plugin } from 'vite'
import type { Lexicon } from '../analyzers/rule.ts'

const names = ['virtual:lexicon', 'virtual:signals']

export function lexiconPlugin(load: () => Lexicon | Promise<Lexicon>): Plugin {
  return {
    name: 'scruple-lexicon',
    resolveId: (id) => (names.includes(id) ? `\0${id}` : undefined),
    async load(id) {
      if (id === '\0virtual:lexicon') return exportJson('lexicon', withoutExamples(await load()))
      if (id === '\0virtual:signals') return exportJson('signals', describeSignals(await load()))
      return undefined
    },
  }
}

/** `JSON.parse` of a string: engines read it faster than the same object as a literal. */
function exportJson(name: string, value: unknown): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}

/** Examples prove a rule in the tests; nobody reads them in a browser, and they are most of the lexicon's bytes. */
export function withoutExamples(lexicon: Lexicon): Lexicon {
  const rules = Object.entries(lexicon.rules).map(([id, rule]) => {
    const slim = rule.kind === 'signal' ? { ...rule, examples: [], good: [] } : { ...rule, bad: [], good: [] }
    return [id, slim] as const
  })
  return { ...lexicon, rules: Object.fromEntries(rules) }
}

export function describeSignals(lexicon: Lexicon): Record<string, { what: string; duty: string }> {
  const signals: Record<string, { what: string; duty: string }> = {}
  for (const [id, rule] of Object.entries(lexicon.rules)) {
    if (rule.kind === 'signal') signals[id.replace(/^signals\//, '')] = { what: rule.what, duty: rule.duty }
  }
  return signals
}
