// Weighs what a message says against the facts of the thing it says it about: confirmed, contradicted, or nothing known.
import type { Span } from '../finding.ts'
import type { FactValue } from '../message.ts'
import type { PreparedText } from '../prepare.ts'
import type { Check } from '../rule.ts'
import type { Pattern } from '../text/03-pattern.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { compare, unknown } from './compare.ts'
import { type FactBook, type FactRecord, isCompanyFact, isOfThing } from './fact-book.ts'
import { firstNumber, readValue } from './fact-test.ts'

export interface CompiledCheck {
  file: Check
  contradicts: Pattern[]
  confirms: Pattern[]
}

export interface Weighed {
  outcome: 'confirmed' | 'contradicted' | 'unknown'
  /** The fact that decided. */
  fact?: FactRecord
  /** What should stand instead of a wrong value, at offsets into the clean text. */
  expected?: Span & { text: string }
}

export interface Claim {
  /** Where the claim stands, in the clean text. */
  underlined: Span
  sentence: Span
  text: PreparedText
  /** Earlier turns, latest first: where the thing may have been named. */
  before: () => PreparedText[]
  now: string | undefined
}

export function weigh(check: CompiledCheck, claim: Claim, book: FactBook, vocabulary: Vocabulary): Weighed {
  const { file } = check
  const all = book.find(file.facts)
  const records = findNamed(all, claim, file.facts)
  if (records.length === 0) return unknown
  if (file.exists)
    return { outcome: file.exists === 'confirms' ? 'confirmed' : 'contradicted', fact: records[0] as FactRecord }
  const values = records.map((record) => ({ record, words: readValue(record, vocabulary) }))
  const against = values.find(({ record, words }) => words.matchesAny(check.contradicts) || isBeyond(file, record))
  if (against) return { outcome: 'contradicted', fact: against.record }
  const proof = values.find(({ words }) => words.matchesAny(check.confirms))
  if (proof) return { outcome: 'confirmed', fact: proof.record }
  if (file.compare) return compare({ kind: file.compare, bound: file.bound }, claim, records, all)
  const fact = records[0] as FactRecord
  const mayDeny = check.contradicts.length > 0 || file.above !== undefined || file.below !== undefined
  if (mayDeny && check.confirms.length > 0) return unknown
  return { outcome: mayDeny ? 'confirmed' : 'contradicted', fact }
}

function isBeyond({ above, below }: Check, record: FactRecord): boolean {
  if (above === undefined && below === undefined) return false
  const value = firstNumber(record)
  return (above !== undefined && value > above) || (below !== undefined && value < below)
}

/**
 * The facts of what the message names, or else the turns before it; all of them when they are of one thing.
 * A session's facts are about what is talked of, but a company's price list says nothing about things that nobody named.
 */
function findNamed(records: FactRecord[], claim: Claim, globs: readonly string[]): FactRecord[] {
  const isSilent = (record: FactRecord) => isCompanyFact(record) && isOfThing(record)
  if (records.length < 2 && !records.some(isSilent)) return records
  const named = bestNamed(records, claim.text, globs)
  if (named.length > 0) return named
  for (const text of claim.before()) {
    const earlier = bestNamed(records, text, globs)
    if (earlier.length > 0) return earlier
  }
  const things = new Set(records.map((record) => nameParts(record, globs)[0]))
  return things.size === 1 && !records.some(isSilent) ? records : []
}

/** "Pro Max" names that plan and not "Pro"; "Basic and Pro" names both. */
function bestNamed(records: FactRecord[], text: PreparedText, globs: readonly string[]): FactRecord[] {
  const words = ` ${text.normalized.clean.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const named = records.map((record) => findName(record, words, globs))
  return records.filter((_, i) => {
    const name = named[i]
    return name && !named.some((other) => other && other !== name && ` ${other} `.includes(` ${name} `))
  })
}

/** The longest of its names that the words hold. */
function findName(record: FactRecord, words: string, globs: readonly string[]): string {
  let found = ''
  for (const name of [...(record.names ?? []), ...nameParts(record, globs)]) {
    const plain = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    const isThere = plain.length > 1 && (words.includes(` ${plain} `) || words.includes(` ${plain}s `))
    if (isThere && plain.length > found.length) found = plain
  }
  return found
}

/** The parts of a path that a glob leaves open: `PRO` of `price.PRO`. */
function nameParts({ path }: FactRecord, globs: readonly string[]): string[] {
  const parts = path.split('.')
  const fixed = globs.map((glob) => glob.split('.')).find((glob) => glob[0] === parts[0]) ?? []
  return parts.filter((part, i) => part !== fixed[i])
}

const number = /\d+(?:[.,]\d+)*/g
const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const numberWord = new RegExp(`\\b(?:${numberWords.join('|')})\\b`, 'gi')

/** The condition `documented`: every number that the words name is also in a fact, as "2 left" against `stock.X200 = 2`. */
export function isBorneOut(words: string, values: readonly FactValue[]): boolean {
  const named = words.replace(numberWord, (word) => String(numberWords.indexOf(word.toLowerCase()))).match(number)
  if (!named) return false
  const known = new Set(values.flatMap((value) => String(value).match(number) ?? []).map(toPlain))
  return named.every((each) => known.has(toPlain(each)))
}

const toPlain = (text: string) => String(Number(text.replace(/,(?=\d{3}\b)/g, '').replace(',', '.')))
