// Schema of a rule file: one source for the type, the run-time validation and the JSON schema that editors use.
import { type Static, Type } from 'typebox'
import { actions, severities } from './finding.ts'

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

/** One fact, and what its value must be. Several conditions in one test all hold. */
const FactTest = Type.Object(
  {
    /** Dotted path; `*` stands for one part, at the end for one or more. */
    path: Type.String({ minLength: 1 }),
    /** The value, read as words, matches one of these. */
    is: Type.Optional(Patterns),
    /** There is a value, and it matches none of these. */
    isNot: Type.Optional(Patterns),
    /** The first number of the value. */
    atLeast: Type.Optional(Type.Number()),
    atMost: Type.Optional(Type.Number()),
    /** The date of the value lies before `now` (true), or on that day or after it (false). */
    past: Type.Optional(Type.Boolean()),
    /** true: there is no such fact. Without any other field, a test asks that there is one. */
    missing: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type FactTest = Static<typeof FactTest>
const FactTests = Type.Array(FactTest, { minItems: 1 })

const When = Type.Object(
  {
    signal: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: 'One of these customer signals is active.' }),
    ),
    customer: Type.Optional(Said),
    agent: Type.Optional(Said),
    /** All of these facts hold. */
    fact: Type.Optional(FactTests),
    /** The first message of an agent or bot in the conversation. */
    opening: Type.Optional(Type.Literal(true)),
  },
  { ...closed, description: 'What the conversation and the facts must hold.' },
)

/** Weighs what is said against the facts of the thing it is said about. */
const Check = Type.Object(
  {
    /** Where the facts are. Of several, those count whose path or name the message (or the turns before it) names. */
    facts: Type.Array(Type.String(), { minItems: 1 }),
    /** The values of this kind in the underlined words, or else in the sentence, must be those of the facts. */
    compare: Type.Optional(literals(['money', 'number', 'percent', 'duration', 'date'] as const)),
    /** The fact is a limit: `most`, or `least`, that may be said. Without it the values must be the same. */
    bound: Type.Optional(literals(['most', 'least'] as const)),
    /** A fact whose words match one of these makes the message untrue. */
    contradicts: Type.Optional(Patterns),
    /** A fact whose words match one of these makes it true. */
    confirms: Type.Optional(Patterns),
    /** Untrue when the fact's first number is above, below. */
    above: Type.Optional(Type.Number()),
    below: Type.Optional(Type.Number()),
    /** That there is such a fact at all makes it untrue, or true. */
    exists: Type.Optional(literals(['contradicts', 'confirms'] as const)),
    /** Without a fact that settles it: `info` "Cannot verify" (the default), nothing, or the finding in full. */
    missing: Type.Optional(literals(['info', 'silent', 'full'] as const)),
  },
  closed,
)
export type Check = Static<typeof Check>

export const jurisdictions = ['global', 'us', 'us-ca', 'eu', 'uk', 'au', 'ca', 'in'] as const
const Jurisdictions = Type.Array(literals(jurisdictions), { minItems: 1 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** For a pack whose law starts or ended on a day: outside these days the rule rests there. */
const InForce = Type.Record(
  Type.String({ pattern: `^(?:${jurisdictions.join('|')})$` }),
  Type.Object({ from: Type.Optional(Day), until: Type.Optional(Day), law: Type.String({ minLength: 3 }) }, closed),
  closed,
)

const Rewrite = Type.Object(
  {
    title: Type.String({ minLength: 3 }),
    /** `span`: the underlined words; `sentence`: the sentence they stand in; `message`: the whole text. */
    replace: Type.Optional(literals(['span', 'sentence', 'message'] as const)),
    /** Empty removes. */
    text: Type.String(),
  },
  closed,
)
const Swap = Type.Object(
  {
    /** Lower-case words, and what to write in their place: each that stands in the underlined part is replaced. */
    swap: Type.Record(Type.String({ minLength: 2 }), Type.String({ minLength: 1 }), { minProperties: 1 }),
  },
  closed,
)
const Suggestion = Type.Union([Rewrite, Swap])
export type SuggestionFile = Static<typeof Suggestion>

const common = {
  severity: literals(severities),
  action: literals(actions),
  serves: Type.Array(Type.Integer({ minimum: 1, maximum: 18 }), { minItems: 1 }),
  jurisdictions: Jurisdictions,
  inForce: Type.Optional(InForce),
  /** `trial`: supervisors see what it finds, agents do not. */
  status: Type.Optional(Type.Literal('trial')),
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
  /** Silent when one of these facts holds. */
  unlessFact: Type.Optional(FactTests),
  /** Weaker rules that give way to this one on an overlapping span. */
  replaces: Type.Optional(Type.Array(Type.String())),
  suggest: Type.Optional(Type.Array(Suggestion)),
  sources: Type.Array(SourceFile, { minItems: 1 }),
  bad: Type.Array(Example, { minItems: 6 }),
  good: Type.Array(Example, { minItems: 6 }),
}

/** One way of breaking a rule that needs conditions of its own. What the rule itself asks holds as well. */
const Case = Type.Object(
  {
    /** Only a case for the opening message may go without: it is due whatever the message says. */
    match: Type.Optional(Patterns),
    with: Type.Optional(Patterns),
    without: Type.Optional(Patterns),
    except: Type.Optional(Patterns),
    /** Instead of the rule's. */
    unless: Type.Optional(Type.Array(literals(conditions), { uniqueItems: true })),
    /** All of these hold for the match: `question` finds what is asked only. */
    onlyIf: Type.Optional(Type.Array(literals(conditions), { uniqueItems: true })),
    when: Type.Optional(When),
    unlessCustomer: Type.Optional(Said),
    unlessFact: Type.Optional(FactTests),
    /** Due with this message: silent when an agent or bot says one of these in it, or said it earlier in the conversation. */
    mustSay: Type.Optional(Patterns),
    check: Type.Optional(Check),
    jurisdictions: Type.Optional(Jurisdictions),
    inForce: Type.Optional(InForce),
    severity: Type.Optional(literals(severities)),
    action: Type.Optional(literals(actions)),
    what: Type.Optional(Type.String({ minLength: 5 })),
    fix: Type.Optional(Type.String({ minLength: 5 })),
    suggest: Type.Optional(Type.Array(Suggestion)),
  },
  closed,
)
export type Case = Static<typeof Case>

const PhraseRule = Type.Object(
  {
    kind: Type.Literal('phrase'),
    ...common,
    match: Type.Optional(Patterns),
    /** Ways that need conditions of their own. */
    cases: Type.Optional(Type.Array(Case, { minItems: 1 })),
    /** A sentence that also matches one of these is no violation. */
    except: Type.Optional(Patterns),
    /** The message must also match one of these, anywhere (proximity over sentences). */
    with: Type.Optional(Patterns),
    /** The message must match none of these, in any sentence. */
    without: Type.Optional(Patterns),
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
    /** Ways that need the rest of the message or an earlier turn: "no thanks" after an offer. */
    cases: Type.Optional(
      Type.Array(
        Type.Object(
          {
            match: Patterns,
            with: Type.Optional(Patterns),
            except: Type.Optional(Patterns),
            when: Type.Optional(Type.Object({ agent: Type.Optional(Said), customer: Type.Optional(Said) }, closed)),
            strength: Type.Optional(literals(['explicit', 'implied'] as const)),
          },
          closed,
        ),
        { minItems: 1 },
      ),
    ),
    /** Statutory clocks (lexicons/clocks.yaml) that it would start. */
    clocks: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    /** Facts of the conversation that it sets, as `consent.marketing.email: withdrawn`. */
    sets: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** Turns of the conversation after which it is no longer active; without it, it lasts. */
    lasts: Type.Optional(Type.Integer({ minimum: 1 })),
    /** A later customer turn that matches one of these ends it. */
    closedBy: Type.Optional(Patterns),
    /** Customer messages that raise it; «…» is the evidence. */
    examples: Type.Array(Example, { minItems: 6 }),
    good: Type.Array(Example, { minItems: 6 }),
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
