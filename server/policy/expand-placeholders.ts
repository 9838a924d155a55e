// Fills the templates of examples: secrets, so that no file holds one and no scanner stumbles ({{alnum:24}}), and slurs, so that nobody has to read them ({{slur:ethnic}}).
import { crc32 } from '../../analyzers/entities/validators/hash.ts'
import type { Lexicon } from '../../analyzers/lexicon.ts'

const digits = '0123456789'
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const base62 = digits + upper + upper.toLowerCase()
const alphabets: Record<string, string> = {
  alnum: base62,
  ALNUM: upper + digits.slice(2, 8),
  hex: `${digits}abcdef`,
  b64: `${base62}+/`,
  b64u: `${base62}-_`,
}

/** The same text for the same template, every time. @throws for a length that is no number */
export function expandSecrets(text: string): string {
  return text.replace(/\{\{(alnum36|alnum|ALNUM|hex|b64u|b64):(\w+)\}\}/g, (_, name: string, argument: string) =>
    name === 'alnum36' && argument === 'crc32' ? gitHubBody() : take(name, Number(argument)),
  )
}

/**
 * `{{slur:KIND}}` becomes the first entry of the list `slur-KIND`, `{{slur:KIND:N}}` its Nth, counted from 1.
 * @throws when there is no such list or entry
 */
export function expandSlurs(text: string, lists: Lexicon['lists']): string {
  return text.replace(/\{\{slur:([a-z-]+)(?::(\d+))?\}\}/g, (placeholder, kind: string, place = '1') => {
    const term = lists[`slur-${kind}`]?.[Number(place) - 1]
    if (term === undefined) throw new Error(`${placeholder} names no entry of a list slur-${kind}`)
    return term
  })
}

function take(name: string, length: number): string {
  const alphabet = alphabets[name]
  if (!alphabet || !(length > 0)) throw new Error(`unknown placeholder ${name}:${length}`)
  // A linear congruential sequence (Knuth): looks random, is always the same.
  let state = length * 7919 + name.length
  return Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return alphabet.charAt(Math.floor((state / 2 ** 32) * alphabet.length))
  }).join('')
}

function gitHubBody(): string {
  const body = take('alnum', 30)
  let rest = crc32(body)
  let check = ''
  for (let i = 0; i < 6; i++) {
    check = base62.charAt(rest % 62) + check
    rest = Math.floor(rest / 62)
  }
  return body + check
}
