// The facts that hold for one message: the company's, those of the conversation, and those given with the message, in rising rank.
import type { FactValue } from '../message.ts'
import { dayOf } from './days.ts'

/** One company fact as it is loaded. Days are ISO 8601, both ends included. */
export interface FactRecord {
  /** Dotted: `price.PRO`, `offer.BF26.endsAt`. */
  path: string
  value: FactValue
  /** What people call the thing: "Pro plan". */
  names?: string[]
  owner?: string
  source?: string
  validFrom?: string
  validUntil?: string
}

/** Loaded facts have an owner; those of a session come without one. */
export const isCompanyFact = ({ owner }: FactRecord): boolean => owner !== undefined

/** `price.PRO` is about a thing, and so is what has names; `refund.windowDays` holds for all of them. */
export const isOfThing = ({ path, names }: FactRecord): boolean => names !== undefined || /\.[\p{Lu}\d]/u.test(path)

export type FactValues = Readonly<Record<string, FactValue>>

/** Facts by the first part of their path; built once. */
export type FactIndex = ReadonlyMap<string, readonly FactRecord[]>

export function indexFacts(records: readonly FactRecord[]): FactIndex {
  const index = new Map<string, FactRecord[]>()
  for (const record of records) {
    const root = rootOf(record.path)
    const own = index.get(root)
    if (own) own.push(record)
    else index.set(root, [record])
  }
  return index
}

const indexValues = (values: FactValues) => indexFacts(Object.entries(values).map(([path, value]) => ({ path, value })))

export class FactBook {
  readonly #company: FactIndex
  readonly #ofMessage: FactIndex
  readonly #ofConversation: () => FactValues
  #conversation: FactIndex | undefined
  readonly #today: number | undefined
  readonly values: FactValues

  /** `now`: without it, facts with a last day cannot be known to be valid, and count as missing. */
  constructor(company: FactIndex, ofConversation: () => FactValues, ofMessage: FactValues, now: string | undefined) {
    this.#company = company
    this.#ofConversation = ofConversation
    this.#ofMessage = indexValues(ofMessage)
    this.#today = now === undefined ? undefined : dayOf(now)
    this.values = company.size === 0 ? ofMessage : { ...this.#ownData(), ...ofMessage }
  }

  get isEmpty(): boolean {
    this.#conversation ??= indexValues(this.#ofConversation())
    return this.#company.size === 0 && this.#ofMessage.size === 0 && this.#conversation.size === 0
  }

  /** Does the session itself hold this fact? What it says of one conversation weighs more than a price list. */
  isOfSession(path: string): boolean {
    const known = [this.#ofMessage, this.#conversation].map((index) => index?.get(rootOf(path)) ?? [])
    return known.flat().some((record) => record.path === path)
  }

  /** Is there a fact below one of these roots, valid or not? Cheap enough to ask before anything is matched. */
  hasBelow(roots: readonly string[]): boolean {
    this.#conversation ??= indexValues(this.#ofConversation())
    for (const root of roots)
      if (this.#company.has(root) || this.#ofMessage.has(root) || this.#conversation.has(root)) return true
    return false
  }

  /** Valid facts whose dotted path fits one of the globs; `*` stands for one part, at the end for one or more. */
  find(globs: readonly string[]): FactRecord[] {
    this.#conversation ??= indexValues(this.#ofConversation())
    const found = new Map<string, FactRecord>()
    for (const index of [this.#company, this.#conversation, this.#ofMessage]) {
      for (const root of new Set(globs.map(rootOf))) {
        for (const record of index.get(root) ?? []) {
          if (globs.some((glob) => fitsGlob(record.path, glob)) && this.#isValid(record)) found.set(record.path, record)
        }
      }
    }
    return [...found.values()].filter(({ value }) => value !== null)
  }

  #isValid({ validFrom, validUntil }: FactRecord): boolean {
    if (validFrom === undefined && validUntil === undefined) return true
    if (this.#today === undefined) return validUntil === undefined
    const from = validFrom === undefined ? undefined : dayOf(validFrom)
    const until = validUntil === undefined ? undefined : dayOf(validUntil)
    return (from === undefined || from <= this.#today) && (until === undefined || this.#today <= until)
  }

  /** What the entity kinds read directly: the company's own data, and where its links may lead. */
  #ownData(): FactValues {
    return Object.fromEntries(this.find(['own.*', 'own', 'allowedDomains']).map(({ path, value }) => [path, value]))
  }
}

/** The first part of a path. */
export const rootOf = (path: string): string => path.split('.', 1)[0] ?? path

function fitsGlob(path: string, glob: string): boolean {
  const want = glob.split('.')
  const have = path.split('.')
  const isOpen = want[want.length - 1] === '*'
  if (isOpen ? have.length < want.length : have.length !== want.length) return false
  return want.every((part, i) => part === '*' || part === have[i])
}
