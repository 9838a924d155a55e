// Word shapes that patterns name with a capital and that need no grammar: #Number, #Money, #Percent, #Superlative, #Duration, #Clock, #Day, #Any.
import type { Token } from './02-tokenize.ts'

/** How many tokens the shape takes at a position, 0 for none. */
export type ShapeTest = (tokens: readonly Token[], at: number, end: number) => number

const numberWords = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half couple few dozen'.split(
    ' ',
  ),
)
const currencyWords = new Set(
  'dollar dollars buck bucks usd pound pounds quid gbp euro euros eur rupee rupees inr aud cad cent cents pence naira yen'.split(
    ' ',
  ),
)
const weekdays =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' ')
const months =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  )
const days = new Set([...weekdays, 'today', 'tonight', 'tomorrow', 'yesterday'])
const monthNames = new Set(months)
const timeUnits = new Set(
  'second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years night nights'.split(
    ' ',
  ),
)

const notSuperlative = new Set(
  'request interest guest honest forest suggest invest contest latest nearest earliest protest harvest modest digest manifest arrest conquest inquest interest earnest behest'.split(
    ' ',
  ),
)

const isNumber = (token: Token | undefined) =>
  token !== undefined && (/^\d/.test(token.norm) || numberWords.has(token.norm))
const isAmount = (token: Token | undefined) => token !== undefined && /^[$£€₹¥]/.test(token.norm)

export const shapes: Record<string, ShapeTest> = {
  // By its ending: a parse for every "the best way to …" would cost more than all other rules together.
  Superlative: (tokens, at, end) => {
    const word = at < end ? (tokens[at] as Token).norm : ''
    return /^(?:best|worst|most|least|[a-z]{3,}est)$/.test(word) && !notSuperlative.has(word) ? 1 : 0
  },
  Any: (_tokens, at, end) => (at < end ? 1 : 0),
  Number: (tokens, at, end) => {
    let count = 0
    while (count < 4 && at + count < end && isNumber(tokens[at + count])) count++
    return count
  },
  Money: (tokens, at, end) => {
    if (isAmount(tokens[at])) return 1
    const count = shapes.Number?.(tokens, at, end) ?? 0
    return count > 0 && at + count < end && currencyWords.has((tokens[at + count] as Token).norm) ? count + 1 : 0
  },
  Percent: (tokens, at, end) => {
    const count = shapes.Number?.(tokens, at, end) ?? 0
    if (count === 0 || at + count >= end) return 0
    const unit = (tokens[at + count] as Token).norm
    if (unit === '%' || unit === 'percent') return count + 1
    return unit === 'per' && tokens[at + count + 1]?.norm === 'cent' && at + count + 1 < end ? count + 2 : 0
  },
  Duration: (tokens, at, end) => {
    const count = shapes.Number?.(tokens, at, end) ?? 0
    return count > 0 && at + count < end && timeUnits.has((tokens[at + count] as Token).norm) ? count + 1 : 0
  },
  Clock: (tokens, at, end) => {
    const token = tokens[at]
    if (!token) return 0
    if (token.norm === 'midnight' || token.norm === 'noon' || token.norm === 'midday') return 1
    if (!/^\d/.test(token.norm)) return 0
    const next = at + 1 < end ? tokens[at + 1]?.norm : undefined
    if (next === 'am' || next === 'pm') return 2
    return /^\d{1,2}:\d{2}$/.test(token.norm) ? 1 : 0
  },
  Day: (tokens, at, end) => {
    const token = tokens[at]
    if (!token) return 0
    if (days.has(token.norm)) return 1
    const next = at + 1 < end ? tokens[at + 1] : undefined
    if (monthNames.has(token.norm)) return next && /^\d/.test(next.norm) ? 2 : 1
    if (/^\d{1,2}$/.test(token.norm) && next) {
      if (monthNames.has(next.norm)) return 2
      if (/^(st|nd|rd|th)$/.test(next.norm))
        return at + 2 < end && monthNames.has((tokens[at + 2] as Token).norm) ? 3 : 2
    }
    return /^\d{4}-\d{2}-\d{2}$/.test(token.norm) ? 1 : 0
  },
}
