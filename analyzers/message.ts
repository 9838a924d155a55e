// What is linted: one message in its conversation.
import { type Static, Type } from 'typebox'
import { ConversationState } from './state.ts'

export const Role = Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('bot')])
export type Role = Static<typeof Role>

/** Longest text that is accepted, in UTF-16 units. A hostile 100 kB message is linted; more is refused at the boundary. */
export const maxChars = 131_072

/** The engine reads at most this many turns back. */
export const maxTurns = 50

export const Turn = Type.Object({ role: Role, text: Type.String({ maxLength: maxChars }) })
export type Turn = Static<typeof Turn>

export const FactValue = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])
export type FactValue = Static<typeof FactValue>

/** The contract of `scruple lint --format jsonl`, `POST /v1/lint` and the library: all but `text` is optional. */
export const Message = Type.Object(
  {
    id: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Number()])),
    text: Type.String({ maxLength: maxChars }),
    role: Type.Optional(Role),
    context: Type.Optional(Type.Array(Turn, { maxItems: 1000, description: 'Earlier turns, oldest first.' })),
    lang: Type.Optional(Type.String({ maxLength: 35, description: 'BCP 47 tag' })),
    jurisdiction: Type.Optional(
      Type.String({ maxLength: 20, description: "The customer's jurisdiction: us, us-ca, eu, uk, au, ca, in." }),
    ),
    facts: Type.Optional(
      Type.Record(Type.String(), FactValue, { description: 'Company facts and session state by dotted path.' }),
    ),
    now: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601 instant' })),
    team: Type.Optional(Type.String({ maxLength: 100, description: 'Whose settings of the policy hold.' })),
    channel: Type.Optional(Type.String({ maxLength: 100, description: 'Whose settings of the policy hold.' })),
    isNote: Type.Optional(
      Type.Boolean({ description: 'An internal note: rules on privacy and conduct advise, the others rest.' }),
    ),
    state: Type.Optional(ConversationState),
  },
  { additionalProperties: false },
)
export type Message = Static<typeof Message>
