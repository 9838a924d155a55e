// The policy: the lexicon, the company's facts, and what organisation, team and channel make of each rule.
import { type Static, Type } from 'typebox'
import { dayOf } from './facts/days.ts'
import type { FactRecord } from './facts/fact-book.ts'
import { type Action, actions, type Severity, severities } from './finding.ts'
import type { Lexicon } from './lexicon.ts'
import { jurisdictions, type RuleFile } from './rule.ts'

const closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const why = {
  author: Type.String({ minLength: 1, maxLength: 200 }),
  reason: Type.String({ minLength: 5, maxLength: 1000 }),
  /** The last day of the exception; after it, the level above holds again. */
  until: Type.Optional(Day),
}

const RuleSetting = Type.Object(
  {
    severity: Type.Optional(Type.Enum([...severities])),
    action: Type.Optional(Type.Enum([...actions])),
    enabled: Type.Optional(Type.Boolean()),
    /** `trial`: supervisors see what it finds, agents do not. */
    status: Type.Optional(Type.Enum(['trial', 'live'])),
    ...why,
    /** A second person, where a rule of severity error is lowered or switched off. */
    approvedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
)

const Words = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1 })
const ListSetting = Type.Object({ add: Type.Optional(Words), remove: Type.Optional(Words), ...why }, closed)

const Level = Type.Object(
  {
    rules: Type.Optional(Type.Record(Type.String(), RuleSetting)),
    lists: Type.Optional(Type.Record(Type.String(), ListSetting)),
  },
  closed,
)
export type Level = Static<typeof Level>

/** A policy file: what a company changes, for all of it, for a team, for a channel. */
export const PolicyFile = Type.Object(
  {
    version: Type.Literal(1),
    /** The packs that always apply, beside that of the customer's place. */
    jurisdictions: Type.Optional(Type.Array(Type.Enum([...jurisdictions]))),
    organisation: Type.Optional(Level),
    teams: Type.Optional(Type.Record(Type.String(), Level)),
    channels: Type.Optional(Type.Record(Type.String(), Level)),
  },
  closed,
)
export type PolicyFile = Static<typeof PolicyFile>

/** Everything a linter is made of, as plain data. */
export interface Policy extends Lexicon {
  facts?: FactRecord[]
  cascade?: PolicyFile
}

/** Where a message stands in the organisation. */
export interface Scope {
  team?: string | undefined
  channel?: string | undefined
}

interface Origin {
  level: 'rule' | 'organisation' | 'team' | 'channel'
  /** Of the team or channel. */
  name?: string
  author?: string
  reason?: string
  until?: string
}

export interface Resolved<T> {
  value: T
  from: Origin
}

/** A rule as it holds in a scope, each value with the level it comes from. */
export interface ResolvedRule {
  severity: Resolved<Severity>
  action: Resolved<Action>
  isEnabled: Resolved<boolean>
  isTrial: Resolved<boolean>
}

type JudgingRule = Exclude<RuleFile, { kind: 'signal' }>

/** Organisation, then team, then channel: the last one that speaks decides. Settings past their last day are silent. */
export function resolveRule(policy: Policy, id: string, scope: Scope, now?: string): ResolvedRule | undefined {
  const file = policy.rules[id]
  if (!file || file.kind === 'signal') return
  const from: Origin = { level: 'rule' }
  const resolved: ResolvedRule = {
    severity: { value: file.severity, from },
    action: { value: file.action, from },
    isEnabled: { value: true, from },
    isTrial: { value: (file as JudgingRule).status === 'trial', from },
  }
  for (const { level, origin } of levelsOf(policy.cascade, scope)) {
    const setting = level.rules?.[id]
    if (!setting || isOver(setting.until, now)) continue
    const { author, reason, until } = setting
    const source: Origin = { ...origin, author, reason, ...(until !== undefined && { until }) }
    if (setting.severity) resolved.severity = { value: setting.severity, from: source }
    if (setting.action) resolved.action = { value: setting.action, from: source }
    if (setting.enabled !== undefined) resolved.isEnabled = { value: setting.enabled, from: source }
    if (setting.status) resolved.isTrial = { value: setting.status === 'trial', from: source }
  }
  return resolved
}

/** The word lists as they hold in a scope. */
export function resolveLists(policy: Policy, scope: Scope, now?: string): Lexicon['lists'] {
  const lists = { ...policy.lists }
  for (const { level } of levelsOf(policy.cascade, scope)) {
    for (const [name, setting] of Object.entries(level.lists ?? {})) {
      if (isOver(setting.until, now)) continue
      const kept = (lists[name] ?? []).filter((entry) => !setting.remove?.includes(entry))
      lists[name] = [...kept, ...(setting.add ?? [])]
    }
  }
  return lists
}

/** Every team, channel and pair of both whose word lists differ from those of the organisation. */
export function listScopes({ cascade }: Policy): Scope[] {
  const named = (levels: Record<string, Level> | undefined) => [
    undefined,
    ...Object.keys(levels ?? {}).filter((name) => levels?.[name]?.lists),
  ]
  return named(cascade?.teams).flatMap((team) => named(cascade?.channels).map((channel) => ({ team, channel })))
}

/** Names the team and channel that change a word list: messages with the same key share compiled patterns. */
export function listKey({ cascade }: Policy, { team, channel }: Scope): string {
  const named = (kind: 'team' | 'channel', name: string | undefined, level: Level | undefined) =>
    name !== undefined && level?.lists ? `${kind}:${name}` : ''
  return [
    named('team', team, team === undefined ? undefined : cascade?.teams?.[team]),
    named('channel', channel, channel === undefined ? undefined : cascade?.channels?.[channel]),
  ].join('|')
}

function levelsOf(cascade: PolicyFile | undefined, { team, channel }: Scope): { level: Level; origin: Origin }[] {
  const levels: { level: Level | undefined; origin: Origin }[] = [
    { level: cascade?.organisation, origin: { level: 'organisation' } },
    { level: team === undefined ? undefined : cascade?.teams?.[team], origin: { level: 'team', name: team ?? '' } },
    {
      level: channel === undefined ? undefined : cascade?.channels?.[channel],
      origin: { level: 'channel', name: channel ?? '' },
    },
  ]
  return levels.flatMap(({ level, origin }) => (level ? [{ level, origin }] : []))
}

function isOver(until: string | undefined, now: string | undefined): boolean {
  const last = until === undefined ? undefined : dayOf(until)
  const today = now === undefined ? undefined : dayOf(now)
  return last !== undefined && today !== undefined && last < today
}
