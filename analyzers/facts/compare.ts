// Compares a value that a message states with those of the facts, and writes the right one in the form of the wrong one.
import type { Check } from '../rule.ts'
import type { Claim, Weighed } from './check.ts'
import { writeDay } from './days.ts'
import type { FactRecord } from './fact-book.ts'
import { firstNumber } from './fact-test.ts'
import { type Quantity, type QuantityKind, readQuantities } from './quantities.ts'

export const unknown: Weighed = { outcome: 'unknown' }

export interface Comparison {
  kind: QuantityKind
  /** Undefined: the values must be the same. */
  bound: Check['bound']
}

/** `all`: an offer that takes something off may apply to whatever is named. */
export function compare({ kind, bound }: Comparison, claim: Claim, records: FactRecord[], all: FactRecord[]): Weighed {
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
  const isWithin = (quantity: Quantity, value: Quantity) =>
    isSame(kind, quantity, value) || (isComparable(quantity, value) && isBounded(quantity.value, value.value, bound))
  const wrong = said.find((quantity) => !allowed.some((value) => isWithin(quantity, value)))
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

function isBounded(said: number, limit: number, bound: Check['bound']): boolean {
  return (bound === 'most' && said <= limit) || (bound === 'least' && said >= limit)
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
