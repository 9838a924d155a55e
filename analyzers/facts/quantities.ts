// Amounts, shares, spans of time and days as people write them: "$19 a month", "ten dollars", "two weeks", "tomorrow", "30 November".
import type { Span } from '../finding.ts'
import { addDays, dayOf, nextDayOf, weekdayOf } from './days.ts'

export type QuantityKind = 'money' | 'number' | 'percent' | 'duration' | 'date'

/** `value`: money in units of `unit`; a share in percent; a duration in days; a date as days since 1970, UTC. */
export interface Quantity extends Span {
  value: number
  /** Money: USD, GBP …; `dollar` where the text only says $. */
  unit?: string
  /** Money: how many times a year it is due, where the text says so. */
  perYear?: number
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const wordNumber = `(?:${tens.join('|')})(?:[ -](?:${small.slice(1, 10).join('|')}))?|${small.join('|')}|an?(?= (?:hundred|thousand|day|week|fortnight|month|year|hour))|half a|(?:a )?couple(?: of)?`
const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{2}|\d+(?:[.,]\d{1,2})?(?!\d)|\d+`
const scale = String.raw`(?: ?(?:hundred|thousand|k)\b)?`
const amount = String.raw`(?:${digits}|\b(?:${wordNumber})\b)${scale}`

const currencies: Record<string, string> = {
  $: 'dollar', dollar: 'dollar', buck: 'dollar', usd: 'USD', aud: 'AUD', cad: 'CAD', nzd: 'NZD', us$: 'USD', a$: 'AUD', c$: 'CAD',
  '£': 'GBP', gbp: 'GBP', pound: 'GBP', quid: 'GBP', '€': 'EUR', eur: 'EUR', euro: 'EUR',
  '₹': 'INR', inr: 'INR', rupee: 'INR', rs: 'INR', '¥': 'JPY', yen: 'JPY', naira: 'NGN', ngn: 'NGN',
} // biome-ignore format: a table
const currencyWord = 'dollars?|bucks?|quid|pounds?|euros?|rupees?|usd|aud|cad|nzd|gbp|eur|inr|ngn|yen|naira'
const perPart = String.raw`(?: ?(?:\/|per|an?|each|every|for the(?: whole)?|for an?) ?(night|day|week|wk|month|mo|year|yr)\b| (monthly|yearly|annually|weekly|daily)\b)?`
const yearly: Record<string, number> = {
  night: 365, day: 365, daily: 365, week: 52, wk: 52, weekly: 52, month: 12, mo: 12, monthly: 12, year: 1, yr: 1, yearly: 1, annually: 1,
} // biome-ignore format: a table

const patterns = {
  money: new RegExp(
    `(?:(us\\$|a\\$|c\\$|[$£€₹¥]|\\brs\\.?) ?(${amount})|(${amount}) ?(?:(${currencyWord})\\b|([£€$](?!\\d))))${perPart}`,
    'gi',
  ),
  number: new RegExp(amount, 'gi'),
  percent: new RegExp(`(${amount}) ?(?:%|percent\\b|per cent\\b)`, 'gi'),
  duration: new RegExp(
    `(${amount})(?:-| )?(?:working |business |calendar |full )?(minute|min|hour|hr|day|week|fortnight|month|year|yr)s?\\b`,
    'gi',
  ),
} as const
const daysIn: Record<string, number> = {
  minute: 1 / 1440, min: 1 / 1440, hour: 1 / 24, hr: 1 / 24, day: 1, week: 7, fortnight: 14, month: 30, year: 365, yr: 365,
} // biome-ignore format: a table

/** In the order of the text; offsets into it. Linear. `now` is needed for days that are named from today. */
export function readQuantities(text: string, kind: QuantityKind, now?: string): Quantity[] {
  if (kind === 'date') return readDates(text, now)
  const found: Quantity[] = []
  for (const match of text.matchAll(patterns[kind])) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (kind === 'money') found.push(toMoney(match, span))
    else if (kind === 'duration')
      found.push({ ...span, value: toNumber(match[1] ?? '') * (daysIn[(match[2] ?? '').toLowerCase()] ?? 1) })
    else found.push({ ...span, value: toNumber(match[1] ?? match[0]) })
  }
  return found.filter(({ value }) => Number.isFinite(value))
}

function toMoney(match: RegExpExecArray, { start, end }: Span): Quantity {
  const symbol = (match[1] ?? match[5] ?? match[4] ?? '').toLowerCase().replace(/\.$/, '')
  const unit = currencies[symbol] ?? currencies[symbol.replace(/s$/, '')]
  const per = (match[6] ?? match[7])?.toLowerCase()
  const words = match[0].length - (per === undefined ? 0 : perLength(match[0]))
  return {
    start,
    end: Math.min(end, start + words),
    value: toNumber(match[2] ?? match[3] ?? ''),
    ...(unit !== undefined && { unit }),
    ...(per !== undefined && { perYear: yearly[per] ?? 1 }),
  }
}

/** The period behind an amount is no part of what is replaced by the right amount. */
function perLength(text: string): number {
  return /(?: ?(?:\/|per|an?|each|every|for the(?: whole)?|for an?) ?[a-z]+| [a-z]+)$/i.exec(text)?.[0].length ?? 0
}

function toNumber(text: string): number {
  const [, head = '', factor] = /^(.*?)(?: ?(hundred|thousand|k))?$/i.exec(text.trim()) ?? []
  const times = factor === undefined ? 1 : factor.toLowerCase() === 'hundred' ? 100 : 1000
  return (/\d/.test(head) ? fromDigits(head) : fromWords(head.toLowerCase())) * times
}

function fromDigits(text: string): number {
  const isEuropean = /^\d{1,3}(?:\.\d{3})+,\d{2}$/.test(text) || /^\d+,\d{1,2}$/.test(text)
  return Number(isEuropean ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''))
}

function fromWords(text: string): number {
  if (/^an?$/.test(text)) return 1
  if (text === 'half a') return 0.5
  if (text.includes('couple')) return 2
  let sum = 0
  for (const word of text.split(/[ -]/)) {
    const unit = small.indexOf(word)
    sum += unit >= 0 ? unit : 20 + 10 * tens.indexOf(word)
  }
  return sum
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const weekday = '(mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?'
const datePattern = new RegExp(
  [
    String.raw`\b(\d{4})-(\d{2})(?:-(\d{2}))?`,
    String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\b(?:,? (\d{4}))?`,
    String.raw`\b${month} (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4}))?`,
    String.raw`\b(today|tonight|this (?:morning|afternoon|evening)|midnight|tomorrow|the day after tomorrow|in (?:an|one|two|three|\d{1,2}) (?:hour|minute)s?|(?:in )?(?:ten|\d{1,2}) minutes)\b`,
    String.raw`\bin (\d{1,3}|${small.slice(1).join('|')}) (day|week)s?\b`,
    String.raw`\b(?:on |this |next |by )?${weekday}\b`,
    String.raw`\bthe (\d{1,2})(?:st|nd|rd|th)\b`,
  ].join('|'),
  'gi',
)

const isWeekday = new RegExp(`^(?:on |this |next |by )?${weekday}$`, 'i')

function readDates(text: string, now: string | undefined): Quantity[] {
  const today = now === undefined ? undefined : dayOf(now)
  const found: Quantity[] = []
  for (const match of text.matchAll(datePattern)) {
    const value = toDay(match, today)
    if (value !== undefined) found.push({ start: match.index, end: match.index + match[0].length, value })
  }
  // "Monday 30 November" is one day.
  return found.filter(({ start, end }, i) => {
    const next = found[i + 1]
    return !next || next.start - end > 2 || !isWeekday.test(text.slice(start, end))
  })
}

function toDay(match: RegExpExecArray, today: number | undefined): number | undefined {
  const [, year, isoMonth, isoDay, dayA, monthA, yearA, monthB, dayB, yearB, relative, count, unit, name, ordinal] =
    match
  if (year) return Math.floor(Date.UTC(Number(year), Number(isoMonth) - 1, Number(isoDay ?? 28)) / 86_400_000)
  const named = monthA ?? monthB
  if (named) {
    const at = monthNames.indexOf(named.toLowerCase())
    const fullYear = yearA ?? yearB
    if (fullYear) return Math.floor(Date.UTC(Number(fullYear), at, Number(dayA ?? dayB)) / 86_400_000)
    return today === undefined ? undefined : nextDayOf(today, at, Number(dayA ?? dayB))
  }
  if (today === undefined) return undefined
  if (relative) return addDays(today, relative.includes('after') ? 2 : relative.toLowerCase() === 'tomorrow' ? 1 : 0)
  if (count && unit) return addDays(today, toNumber(count) * (unit.toLowerCase() === 'week' ? 7 : 1))
  if (name) return weekdayOf(today, name.toLowerCase())
  return ordinal ? nextDayOf(today, undefined, Number(ordinal)) : undefined
}
