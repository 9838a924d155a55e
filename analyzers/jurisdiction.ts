// Where and when a rule is in force: the packs of the company and of the customer's place, and the days of a law.
import { dayOf } from './facts/days.ts'
import type { Case, RuleFile } from './rule.ts'

type Packs = Pick<Case, 'jurisdictions' | 'inForce'>

/** The packs that a place activates: California is also the United States. */
function packsOf(jurisdiction: string): string[] {
  const pack = jurisdiction.toLowerCase()
  return pack === 'us-ca' ? ['us-ca', 'us'] : [pack]
}

/** `active`: of the company and the customer; without any, every pack counts. `now`: without it, no day is judged. */
export function isInForce(rule: Packs | RuleFile, active: readonly string[], now: string | undefined): boolean {
  if (!('jurisdictions' in rule) || rule.jurisdictions === undefined) return true
  const today = now === undefined ? undefined : dayOf(now)
  const here = new Set(active.flatMap(packsOf))
  return rule.jurisdictions.some((pack) => {
    if (pack !== 'global' && here.size > 0 && !here.has(pack)) return false
    const days = rule.inForce?.[pack]
    if (!days || today === undefined) return true
    const from = days.from === undefined ? undefined : dayOf(days.from)
    const until = days.until === undefined ? undefined : dayOf(days.until)
    return (from === undefined || from <= today) && (until === undefined || today <= until)
  })
}
