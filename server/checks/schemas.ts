// The HTTP answers as schemas: what `/docs` shows, held equal to the types of the core by the compiler.
import { type Static, type TSchema, Type } from 'typebox'
import { actions, categories, type Finding, type Signal, severities } from '../../analyzers/finding.ts'
import { Message } from '../../analyzers/message.ts'
import { Reason } from '../contract.ts'

const literals = <T extends string>(values: readonly T[]) => Type.Enum(values as T[])
type IsSame<A, B> = [A, B] extends [B, A] ? true : false
/** Does not compile when the schema and the core's type part ways: a field that is not in the schema is not sent. */
const exactly =
  <T>() =>
  <S extends TSchema>(schema: IsSame<Static<S>, T> extends true ? S : never): S =>
    schema

const span = { start: Type.Integer(), end: Type.Integer() }

const Edit = Type.Object({ ...span, text: Type.String() })
const Evidence = Type.Object({
  by: literals([
    'pattern',
    'checksum',
    'format',
    'cue',
    'signal',
    'turn',
    'entity',
    'condition',
    'fact',
    'score',
  ] as const),
  detail: Type.String(),
  turn: Type.Optional(Type.Integer()),
})
const Source = Type.Object({ title: Type.String(), url: Type.String(), read: Type.Optional(Type.String()) })

const FindingAnswer = exactly<Finding>()(
  Type.Object({
    rule: Type.String({ description: 'category/name' }),
    category: literals(categories),
    severity: literals(severities),
    action: literals(actions),
    start: Type.Integer({ description: 'Half-open UTF-16 offsets into the text.' }),
    end: Type.Integer(),
    message: Type.String(),
    what: Type.String(),
    why: Type.String(),
    fix: Type.String(),
    confidence: Type.Number(),
    evidence: Type.Array(Evidence),
    sources: Type.Array(Source),
    suggestions: Type.Array(Type.Object({ title: Type.String(), edits: Type.Array(Edit) })),
    mask: Type.Optional(Type.String()),
    isNeverReleased: Type.Optional(Type.Boolean()),
    isTrial: Type.Optional(Type.Boolean({ description: 'For supervisors only: the rule is on trial.' })),
  }),
)

const SignalAnswer = exactly<Signal>()(
  Type.Object({
    signal: Type.String(),
    topic: Type.String(),
    strength: literals(['explicit', 'implied'] as const),
    confidence: Type.Number(),
    ...span,
    turn: Type.Optional(Type.Integer()),
  }),
)

export const LintAnswer = Type.Object({
  id: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  findings: Type.Array(FindingAnswer),
  signals: Type.Array(SignalAnswer),
})

export const CheckRequest = Type.Object(
  { ...Message.properties, reason: Type.Optional(Reason) },
  { additionalProperties: false, description: 'A message, and the reason for sending what a confirm rule stops.' },
)

export const CheckAnswer = Type.Object({
  id: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  verdict: Type.Object({
    action: literals(['deliver', ...actions] as const),
    isDeliverable: Type.Boolean(),
    text: Type.String({ description: 'What may be delivered and stored: values are masked, offsets unchanged.' }),
  }),
  findings: Type.Array(FindingAnswer),
  signals: Type.Array(SignalAnswer),
  hasLinterFault: Type.Boolean({ description: 'The linter failed; the setting SCRUPLE_ON_LINTER_FAULT decided.' }),
})

const ErrorAnswer = Type.Object({
  code: Type.String(),
  message: Type.String(),
  field: Type.Optional(Type.String()),
})

/** The answer of a route, and the errors that it shares with the others. */
export const answers = <T extends TSchema>(answer: T) => ({ 200: answer, '4xx': ErrorAnswer, '5xx': ErrorAnswer })
