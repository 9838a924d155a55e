// The lexicon: everything the engine reads, as plain data.
import { type Static, Type } from 'typebox'
import type { EntityFormat } from './entities/format.ts'
import { categories } from './finding.ts'
import type { RuleFile } from './rule.ts'
import type { ScoreModel } from './text/07-score.ts'

/** A duty with a term by statute, which a customer's message starts. */
export const Clock = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]+$' }),
    jurisdiction: Type.String({ minLength: 2 }),
    /** What it is started by: access, erasure, complaint … */
    kinds: Type.String({ minLength: 3 }),
    law: Type.String({ minLength: 3 }),
    /** Terms as the law words them. */
    acknowledge: Type.String({ minLength: 2 }),
    due: Type.String({ minLength: 2 }),
    extension: Type.String({ minLength: 2 }),
    /** What sets it going. */
    starts: Type.String({ minLength: 2 }),
    dayType: Type.String({ minLength: 2 }),
    notes: Type.Optional(Type.String()),
    /** How far the term has been checked against its source. */
    status: Type.String({ minLength: 3 }),
  },
  { additionalProperties: false },
)
export type Clock = Static<typeof Clock>

/** Everything the engine reads, as plain data: survives JSON, so that the browser gets the same. */
export interface Lexicon {
  /** By id `category/name`; signals by `signals/name`. */
  rules: Record<string, RuleFile>
  /** Named word lists that patterns call `@name`. */
  lists: Record<string, string[]>
  entities: EntityFormat[]
  /** Statutory clocks that signals name. */
  clocks?: Clock[]
  /** A second opinion on what phrase rules find. */
  score?: ScoreModel
}

export const categoryOf = (id: string) => categories.find((category) => id.startsWith(`${category}/`))

/** The dotted paths of all facts that a rule reads. */
export function readPaths(rule: Exclude<RuleFile, { kind: 'signal' }>): string[] {
  const cases = rule.kind === 'phrase' ? (rule.cases ?? []) : []
  return [
    ...('facts' in rule ? (rule.facts ?? []) : []),
    ...[rule, ...cases]
      .flatMap(({ when, unlessFact }) => [...(when?.fact ?? []), ...(unlessFact ?? [])])
      .map(({ path }) => path),
    ...cases.flatMap(({ check }) => check?.facts ?? []),
  ]
}

/** Examples prove a rule in the tests, and clocks are for people: no linter reads them, and they are many bytes. */
export function withoutExamples(lexicon: Lexicon): Lexicon {
  const rules = Object.entries(lexicon.rules).map(([id, rule]) => {
    const slim = rule.kind === 'signal' ? { ...rule, examples: [], good: [] } : { ...rule, bad: [], good: [] }
    return [id, slim] as const
  })
  const { clocks: _, ...read } = lexicon
  return { ...read, rules: Object.fromEntries(rules) }
}
