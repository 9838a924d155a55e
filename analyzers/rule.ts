// Schema of a rule file: one source for the type, the run-time validation and the JSON schema that editors use.
import { type Static, Type } from 'typebox'
import type { EntityFormat } from './entities/format.ts'
import { actions, categories, severities } from './finding.ts'

const closed = { additionalProperties: false }
const literals = <T extends string>(values: readonly T[]) => Type.Enum(values as T[])
const Patterns = Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), { minItems: 1 })

/** Named exceptions, the same for every rule. Each lowers a finding only for the span it covers. */
const conditions = [
  'negated',
  'quoted',
  'reported',
  'question',
  'hypothetical',
  'own-data',
  'documented',
  'masked',
] as const
export type Condition = (typeof conditions)[number]

const SourceFile = Type.Object(
  {
    title: Type.String({ minLength: 3 }),
    url: Type.String({ pattern: '^https://' }),
    /** The day somebody read the source for this rule; absent while it is cited from knowledge only. */
    read: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  },
  closed,
)

const ExampleTurn = Type.Union([
  Type.Object({ customer: Type.String() }, closed),
  Type.Object({ agent: Type.String() }, closed),
])

/** A message, or one in its conversation. «…» is exactly what is underlined. */
const Example = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object(
    {
      text: Type.String({ minLength: 1 }),
      context: Type.Optional(Type.Array(ExampleTurn)),
      facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
      jurisdiction: Type.Optional(Type.String()),
      now: Type.Optional(Type.String()),
    },
    closed,
  ),
])
export type Example = Static<typeof Example>

const Said = Type.Object({ within: Type.Integer({ minimum: 1, maximum: 50 }), said: Patterns }, closed)

const When = Type.Object(
  {
    signal: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: 'One of these customer signals is active.' }),
    ),
    customer: Type.Optional(Said),
    agent: Type.Optional(Said),
  },
  { ...closed, description: 'What the earlier turns must hold.' },
)

const Suggestion = Type.Object(
  {
    title: Type.String({ minLength: 3 }),
    /** `span`: the underlined words; `sentence`: the sentence they stand in; `message`: the whole text. */
    replace: Type.Optional(literals(['span', 'sentence', 'message'] as const)),
    /** Empty removes. */
    text: Type.String(),
  },
  closed,
)

const common = {
  severity: literals(severities),
  action: literals(actions),
  serves: Type.Array(Type.Integer({ minimum: 1, maximum: 18 }), { minItems: 1 }),
  jurisdictions: Type.Array(literals(['global', 'us', 'us-ca', 'eu', 'uk', 'au', 'ca', 'in'] as const), {
    minItems: 1,
  }),
  what: Type.String({ minLength: 5 }),
  why: Type.String({ minLength: 5 }),
  fix: Type.String({ minLength: 5 }),
  confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** No supervisor may release a message with this finding. */
  neverReleased: Type.Optional(Type.Boolean()),
  unless: Type.Optional(Type.Array(literals(conditions), { uniqueItems: true })),
  when: Type.Optional(When),
  /** Silent when the customer said one of these lately: asked for it, or spoke of it first. */
  unlessCustomer: Type.Optional(Said),
  /** Weaker rules that give way to this one on an overlapping span. */
  replaces: Type.Optional(Type.Array(Type.String())),
  suggest: Type.Optional(Type.Array(Suggestion)),
  sources: Type.Array(SourceFile, { minItems: 1 }),
  bad: Type.Array(Example, { minItems: 6 }),
  good: Type.Array(Example, { minItems: 6 }),
}

const PhraseRule = Type.Object(
  {
    kind: Type.Literal('phrase'),
    ...common,
    match: Patterns,
    /** A sentence that also matches one of these is no violation. */
    except: Type.Optional(Patterns),
    /** The message must also match one of these, anywhere (proximity over sentences). */
    with: Type.Optional(Patterns),
    /** Absolute cues that only company facts can settle: without the fact they are `info`, "cannot verify". */
    unverified: Type.Optional(Patterns),
    /** Dotted paths (a last `*` matches any rest) of the facts that settle this rule. */
    facts: Type.Optional(Type.Array(Type.String())),
  },
  closed,
)
const EntityRule = Type.Object(
  {
    kind: Type.Literal('entity'),
    ...common,
    entities: Type.Array(Type.String(), { minItems: 1 }),
    /** Findings start at this score. */
    minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    except: Type.Optional(Patterns),
  },
  closed,
)
/** Two kinds of value in one message that say more together than each alone. */
const CombinationRule = Type.Object(
  {
    kind: Type.Literal('combination'),
    ...common,
    entities: Type.Array(Type.String(), { minItems: 1 }),
    /** One of these as well. */
    and: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    andMatch: Type.Optional(Patterns),
    except: Type.Optional(Patterns),
  },
  closed,
)
/** The same request made again and again. */
const RepetitionRule = Type.Object(
  {
    kind: Type.Literal('repetition'),
    ...common,
    ask: Patterns,
    times: Type.Integer({ minimum: 2 }),
    /** Dotted paths of counts kept by others, as `asks.rating`. */
    facts: Type.Optional(Type.Array(Type.String())),
  },
  closed,
)
/** Not a thing to say or not to say: what a customer's message starts. */
const SignalRule = Type.Object(
  {
    kind: Type.Literal('signal'),
    serves: common.serves,
    what: common.what,
    /** What must be done now. */
    duty: Type.String({ minLength: 5 }),
    strength: Type.Optional(literals(['explicit', 'implied'] as const)),
    confidence: common.confidence,
    unless: common.unless,
    match: Patterns,
    /** Patterns for weaker, indirect wording. */
    implied: Type.Optional(Patterns),
    except: Type.Optional(Patterns),
    /** Turns of the conversation after which it is no longer active; without it, it lasts. */
    lasts: Type.Optional(Type.Integer({ minimum: 1 })),
    /** A later customer turn that matches one of these ends it. */
    closedBy: Type.Optional(Patterns),
    /** Customer messages that raise it; «…» is the evidence. */
    examples: Type.Array(Type.String(), { minItems: 6 }),
    good: Type.Array(Type.String(), { minItems: 6 }),
  },
  closed,
)

/** By kind: each file in analyzers/kinds/ reads one of them. */
export const ruleSchemas = {
  phrase: PhraseRule,
  entity: EntityRule,
  combination: CombinationRule,
  repetition: RepetitionRule,
  signal: SignalRule,
} as const
export const RuleFile = Type.Union([PhraseRule, EntityRule, CombinationRule, RepetitionRule, SignalRule])
export type RuleFile = Static<typeof RuleFile>

/** Everything the engine reads, as plain data: survives JSON, so that the browser gets the same. */
export interface Lexicon {
  /** By id `category/name`; signals by `signals/name`. */
  rules: Record<string, RuleFile>
  /** Named word lists that patterns call `@name`. */
  lists: Record<string, string[]>
  entities: EntityFormat[]
}

export const categoryOf = (id: string) => categories.find((category) => id.startsWith(`${category}/`))
