// Weighs what a message says against the facts of the thing it says it about: confirmed, contradicted, or nothing known.
import type { Span } from '../finding.ts'
import type { FactValue } from '../message.ts'
import type { PreparedText } from '../prepare.ts'
import type { Check } from '../rule.ts'
import type { Pattern } from '../text/03-pattern.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { writeDay } from './days.ts'
import type { FactBook, FactRecord } from './fact-book.ts'
import { firstNumber, readValue } from './fact-test.ts'
import { type Quantity, type QuantityKind, readQuantities } from './quantities.ts'

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

const unknown: Weighed = { outcome: 'unknown' }

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
  if (file.compare) return compare(file.compare, claim, records, all)
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

/** The facts of what the message names, or else the turns before it; all of them when they are of one thing. */
function findNamed(records: FactRecord[], claim: Claim, globs: readonly string[]): FactRecord[] {
  if (records.length < 2) return records
  const named = bestNamed(records, claim.text, globs)
  if (named.length > 0) return named
  for (const text of claim.before()) {
    const earlier = bestNamed(records, text, globs)
    if (earlier.length > 0) return earlier
  }
  const things = new Set(records.map((record) => nameParts(record, globs)[0]))
  return things.size === 1 ? records : []
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

/** `all`: an offer that takes something off may apply to whatever is named. */
function compare(kind: QuantityKind, claim: Claim, records: FactRecord[], all: FactRecord[]): Weighed {
  const said = readSaid(kind, claim)
  if (said.length === 0) return unknown
  const read = (record: FactRecord) => readFact(kind, record, claim.now).map((value) => ({ record, value }))
  const known = records.flatMap(read)
  const [first] = known
  if (!first) return unknown
  const rebates = all.flatMap(read).filter(({ value }) => value.value < 0)
  const allowed = known.flatMap(({ value }) => [
    value,
    ...rebates.map((rebate) => ({ ...value, value: value.value + rebate.value.value })),
  ])
  const wrong = said.find((quantity) => !allowed.some((value) => isSame(kind, quantity, value)))
  if (!wrong) return { outcome: 'confirmed', fact: first.record }
  const meant = nearestBefore(wrong.start, known, claim)
  const right = meant.find(({ value }) => value.value >= 0 && isComparable(wrong, value))
  if (!right) return unknown
  const { start, end } = wrong
  return {
    outcome: 'contradicted',
    fact: right.record,
    expected: { start, end, text: writeAs(kind, wrong, right.value, claim) },
  }
}

/** Of several things, the one that is named last before the value: "Basic is £12 and Pro is £31" is about Pro. */
function nearestBefore<T extends { record: FactRecord }>(at: number, known: T[], { text }: Claim): T[] {
  const before = text.normalized.clean.slice(0, at).toLowerCase()
  const placeOf = ({ record }: T) =>
    Math.max(
      ...[...(record.names ?? []), ...record.path.split('.').slice(1)].map((name) =>
        before.lastIndexOf(name.toLowerCase()),
      ),
    )
  return known.toSorted((a, b) => placeOf(b) - placeOf(a))
}

/** What the underlined words say, or else their sentence; at offsets into the clean text. A period may stand behind them. */
function readSaid(kind: QuantityKind, { underlined, sentence, text, now }: Claim): Quantity[] {
  const words = text.normalized.clean.slice(sentence.start, sentence.end)
  const found = readQuantities(words, kind, now).map((each) => ({
    ...each,
    start: each.start + sentence.start,
    end: each.end + sentence.start,
  }))
  const inside = found.filter(({ start, end }) => start < underlined.end && underlined.start < end)
  return inside.length > 0 ? inside : found
}

/** A bare number counts as money, and as a duration in the unit that the path names: `warranty.months = 24`. */
function readFact(kind: QuantityKind, record: FactRecord, now: string | undefined): Quantity[] {
  const value = String(record.value)
  const isNegative = /^\s*-/.test(value)
  const found = readQuantities(value, kind, now)
  if (found.length === 0 && kind !== 'date') {
    const number = firstNumber(record)
    if (Number.isFinite(number))
      found.push({ start: 0, end: 0, value: kind === 'duration' ? number * unitOf(record.path) : number })
  }
  return isNegative ? found.map((each, i) => (i === 0 ? { ...each, value: -Math.abs(each.value) } : each)) : found
}

function unitOf(path: string): number {
  if (/year|yrs/i.test(path)) return 365
  if (/month/i.test(path)) return 30
  if (/week/i.test(path)) return 7
  return /hour/i.test(path) ? 1 / 24 : 1
}

function isComparable(a: Quantity, b: Quantity): boolean {
  if (a.unit === undefined || b.unit === undefined || a.unit === b.unit) return true
  const isDollar = (unit: string) => unit === 'dollar' || unit.endsWith('D')
  return (a.unit === 'dollar' || b.unit === 'dollar') && isDollar(a.unit) && isDollar(b.unit)
}

/** A year is 365 days and twelve months are 360: durations are the same within two in a hundred. */
function isSame(kind: QuantityKind, a: Quantity, b: Quantity): boolean {
  if (!isComparable(a, b)) return false
  const slack = kind === 'duration' ? 0.02 * Math.abs(b.value) : 0
  const isClose = (x: number, y: number) => Math.abs(x - y) < 0.005 + slack
  if (a.perYear !== undefined && b.perYear !== undefined && a.perYear !== b.perYear)
    return isClose(a.value * a.perYear, b.value * b.perYear)
  return isClose(a.value, b.value)
}

const symbols: Record<string, string> = {
  dollar: '$',
  USD: '$',
  AUD: '$',
  CAD: '$',
  NZD: '$',
  GBP: '£',
  EUR: '€',
  INR: '₹',
}

/** The right value in the form of the wrong one: "$29" for "$19", "24 months" for "12 months". */
function writeAs(kind: QuantityKind, said: Quantity, right: Quantity, { text }: Claim): string {
  const words = text.normalized.clean.slice(said.start, said.end)
  if (kind === 'date') return writeDay(right.value)
  if (kind === 'money') {
    const value = said.perYear && right.perYear ? (right.value * right.perYear) / said.perYear : right.value
    const plain = Number.isInteger(value) ? String(value) : value.toFixed(2)
    const symbol = symbols[right.unit ?? said.unit ?? '']
    return symbol ? symbol + plain : words.replace(/\d[\d.,]*/, plain)
  }
  const share = kind === 'duration' ? (right.value * toNumberOf(words)) / said.value : right.value
  const number = String(Math.round(share * 100) / 100)
  return /\d/.test(words) ? words.replace(/\d[\d.,]*/, number) : words.replace(/^[a-z]+/i, number)
}

const toNumberOf = (words: string) => readQuantities(words, 'number')[0]?.value ?? 1

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
