// One entity format made ready: its regular expressions between boundaries, its words in the trie that all formats share.
import type { CueTrie } from './cues.ts'
import type { EntityFormat } from './format.ts'
import { toTrieExpression } from './trie-expression.ts'

/** The number of a word set in the trie; undefined when the format has none. */
export type Words = number | undefined

export interface CompiledFormat {
  format: EntityFormat
  patterns: RegExp[]
  hints: RegExp | null
  impersonal: RegExp | null
  cues: Words
  also: Words
  not: Words
  person: Words
  organisation: Words
  unowned: Words
}

// A value does not begin or end inside a word, a masked value, a decimal or an international number.
export const before = '(?<![\\p{L}\\p{N}_*•●+]|\\d[.,:])'
export const after = '(?![\\p{L}\\p{N}_*•●]|[.,]\\d)'

/** @throws TypeError when the format calls a list that does not exist. */
export function compileFormat(
  format: EntityFormat,
  trie: CueTrie,
  lists: Readonly<Record<string, readonly string[]>>,
): CompiledFormat {
  const expand = (phrase: string): readonly string[] => {
    if (!phrase.startsWith('@')) return [phrase]
    const list = lists[phrase.slice(1)]
    if (!list) throw new TypeError(`${format.type}: there is no list ${phrase}`)
    return list
  }
  const words = (phrases: readonly string[] | undefined) => phrases && trie.add(phrases.flatMap(expand))
  return {
    format,
    patterns: (format.patterns ?? []).map((source) => toExpression(source, format.ignoreCase ?? false)),
    hints: format.hints ? toTrieExpression(format.hints) : null,
    impersonal: format.impersonal === undefined ? null : new RegExp(format.impersonal, 'i'),
    cues: words(format.cues),
    also: words(format.also),
    not: words(format.not),
    person: words(format.person),
    organisation: words(format.organisation),
    unowned: words(format.unowned),
  }
}

/** The indices of groups cost time, so they are kept only where there is a group to ask for. */
function toExpression(source: string, ignoresCase: boolean): RegExp {
  const flags = `gu${source.includes('(?<value>') ? 'd' : ''}${ignoresCase ? 'i' : ''}`
  return new RegExp(`${before}(?:${source})${after}`, flags)
}

const spelledDigits = 'zero oh one two three four five six seven eight nine'.split(' ')

/** One regular expression for all hints: what a message without digits must match to be looked at. */
export function compileHints(formats: readonly EntityFormat[]): RegExp {
  const hints = new Set(formats.flatMap((format) => (format.digits === 0 ? (format.hints ?? []) : [])))
  for (const digit of spelledDigits) {
    for (const next of [...spelledDigits, 'double', 'triple']) hints.add(`${digit} ${next}`).add(`${digit}, ${next}`)
  }
  return toTrieExpression([...hints])
}
