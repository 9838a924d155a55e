// Which terms by statute a signal would start where the customer is, and how each is said in one line.
import type { Term } from '../lexicon-plugin.ts'

/** California is also the United States. */
const widerPlaces: Record<string, string[]> = { 'us-ca': ['us'] }

/** Those of the customer's place where it is known and has any, else all. */
export function pickTerms(terms: readonly Term[], jurisdiction: string | undefined): Term[] {
  if (jurisdiction === undefined) return [...terms]
  const here = jurisdiction.toLowerCase()
  const places = [here, ...(widerPlaces[here] ?? [])]
  const fitting = terms.filter((term) => term.places.some((place) => places.includes(place)))
  return fitting.length > 0 ? fitting : [...terms]
}

/** `1 month, from receipt on any channel (unverified)` */
export function describeTerm({ due, starts, acknowledge, isUnverified }: Term): string {
  const saysWhence = /\b(?:from|after|of|on)\b/.test(due)
  const whence = saysWhence ? '' : `, from ${starts}`
  const first = /^(?:none|as published)/.test(acknowledge) ? '' : `; acknowledge: ${acknowledge}`
  return `${due}${whence}${first}${isUnverified ? ' (unverified)' : ''}`
}

/** What stands in the one line that is always in sight. */
export function summariseTerms(terms: readonly Term[], jurisdiction: string | undefined): string {
  const [only] = terms
  if (!only) return ''
  if (jurisdiction !== undefined && terms.length === 1) return `Term: ${only.due}`
  return terms.length === 1 ? '1 term by law' : `${terms.length} terms by law`
}
