// Calendar days as whole numbers since 1970, in UTC.

const dayMs = 86_400_000
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** @returns undefined when the instant cannot be read. */
export function dayOf(instant: string): number | undefined {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? undefined : Math.floor(ms / dayMs)
}

export const addDays = (day: number, count: number) => day + Math.floor(count)

/** That day of the month (of this month or the next, when no month is named), today or later. */
export function nextDayOf(today: number, month: number | undefined, dayOfMonth: number): number {
  const date = new Date(today * dayMs)
  const at = (year: number, monthIndex: number) => Math.floor(Date.UTC(year, monthIndex, dayOfMonth) / dayMs)
  const first = at(date.getUTCFullYear(), month ?? date.getUTCMonth())
  if (first >= today) return first
  return month === undefined ? at(date.getUTCFullYear(), date.getUTCMonth() + 1) : at(date.getUTCFullYear() + 1, month)
}

/** The next day of that name, today included; `name` by its first three letters. */
export function weekdayOf(today: number, name: string): number {
  const wanted = weekdays.indexOf(name.slice(0, 3))
  const current = new Date(today * dayMs).getUTCDay()
  return today + ((wanted - current + 7) % 7)
}

/** As people write it: "30 November 2026". */
export function writeDay(day: number): string {
  const names = 'January February March April May June July August September October November December'.split(' ')
  const date = new Date(day * dayMs)
  return `${date.getUTCDate()} ${names[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
