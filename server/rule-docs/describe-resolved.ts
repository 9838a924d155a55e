// Says what a policy makes of a rule in one place of the organisation, and who said so.
import { type Policy, type Resolved, resolveRule, type Scope } from '../../analyzers/policy.ts'
import { wrap } from './render-text.ts'

const margin = '  '

/** Lines for a terminal. `now`: settings past their last day are silent. */
export function describeResolved(policy: Policy, id: string, scope: Scope, now: string): string[] {
  const where = [scope.team && `team ${scope.team}`, scope.channel && `channel ${scope.channel}`].filter(Boolean)
  const place = where.length > 0 ? where.join(', ') : 'all teams and channels'
  const lines = [`As it holds for ${place} on ${now.slice(0, 10)}`]
  const resolved = resolveRule(policy, id, scope, now)
  if (!resolved) return [...lines, `${margin}A signal judges nobody: a policy changes nothing in it.`]
  lines.push(
    ...describeValue('severity', resolved.severity, (value) => value),
    ...describeValue('action', resolved.action, (value) => value),
    ...describeValue('on', resolved.isEnabled, (value) => (value ? 'yes' : 'no')),
    ...describeValue('on trial', resolved.isTrial, (value) => (value ? 'yes' : 'no')),
  )
  return [...lines, ...describeUnknownScope(policy, scope)]
}

function describeValue<T>(name: string, { value, from }: Resolved<T>, say: (value: T) => string): string[] {
  const start = `${margin}${name.padEnd(10)}${say(value).padEnd(9)}`
  if (from.level === 'rule') return [`${start}from the rule file`]
  const level = from.name === undefined ? from.level : `${from.level} ${from.name}`
  const until = from.until === undefined ? '' : `, until ${from.until}`
  return wrap(`from the ${level}: ${from.author}, “${from.reason}”${until}`, start, ' '.repeat(start.length))
}

/** A mistyped name would look like a team without settings. */
function describeUnknownScope({ cascade }: Policy, { team, channel }: Scope): string[] {
  const lines: string[] = []
  if (team !== undefined && !Object.hasOwn(cascade?.teams ?? {}, team))
    lines.push(`${margin}The policy has no settings of its own for team ${team}.`)
  if (channel !== undefined && !Object.hasOwn(cascade?.channels ?? {}, channel))
    lines.push(`${margin}The policy has no settings of its own for channel ${channel}.`)
  return lines
}
