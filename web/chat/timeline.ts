// Times as people read them, and a conversation cut into days.

export interface Day<T> {
  /** Local date, `2026-11-23` */
  key: string
  label: string
  messages: T[]
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayName = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const fullName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
const shortName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

const dayMs = 86_400_000

export function formatTime(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? '' : clock.format(date)
}

/** `now`, `4 min`, `14:05`, `3 Nov`: short enough for a list. */
export function formatAge(iso: string, nowMs: number): string {
  const date = new Date(iso)
  const ageMs = nowMs - date.getTime()
  if (Number.isNaN(ageMs)) return ''
  if (ageMs < 60_000) return 'now'
  if (ageMs < 3_600_000) return `${Math.floor(ageMs / 60_000)} min`
  return keyOf(date) === keyOf(new Date(nowMs)) ? clock.format(date) : shortName.format(date)
}

/** Messages must be in the order of time; their order is kept. */
export function splitDays<T extends { sentAt: string }>(messages: readonly T[], nowMs: number): Day<T>[] {
  const days: Day<T>[] = []
  for (const message of messages) {
    const date = new Date(message.sentAt)
    const key = keyOf(date)
    if (days.at(-1)?.key !== key) days.push({ key, label: labelDay(date, nowMs), messages: [] })
    days.at(-1)?.messages.push(message)
  }
  return days
}

function labelDay(date: Date, nowMs: number): string {
  if (Number.isNaN(date.getTime())) return 'Unknown day'
  if (keyOf(date) === keyOf(new Date(nowMs))) return 'Today'
  if (keyOf(date) === keyOf(new Date(nowMs - dayMs))) return 'Yesterday'
  return nowMs - date.getTime() < 300 * dayMs ? dayName.format(date) : fullName.format(date)
}

function keyOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'unknown'
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
