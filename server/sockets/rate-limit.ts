// A token bucket per event: bursts pass, a flood does not.

export interface RateLimiter {
  /** False when this event has to wait. */
  take(event: string): boolean
}

/** `perMinute` by event; events without an entry share `perMinute.other`. The bucket holds ten seconds' worth, and never under one. */
export function createRateLimiter(
  perMinute: Record<string, number> & { other: number },
  nowMs: () => number,
): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(event) {
      const name = Object.hasOwn(perMinute, event) ? event : 'other'
      const rate = perMinute[name] as number
      const capacity = Math.max(1, rate / 6)
      const now = nowMs()
      const bucket = buckets.get(name) ?? { left: capacity, at: now }
      const left = Math.min(capacity, bucket.left + (Math.max(0, now - bucket.at) * rate) / 60_000)
      const isAllowed = left >= 1
      buckets.set(name, { left: isAllowed ? left - 1 : left, at: now })
      return isAllowed
    },
  }
}
