// What a conversation has come to, as plain data that outlives messages, agents and processes.
import { type Static, Type } from 'typebox'

/** A conversation that never ends keeps the newest of these. */
export const maxSignals = 100
export const maxFacts = 100

const ActiveSignal = Type.Object(
  {
    signal: Type.String({ maxLength: 100 }),
    topic: Type.String({ maxLength: 100 }),
    strength: Type.Enum(['explicit', 'implied']),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    /** The turn that raised it, counted from 0 over the whole conversation. */
    turn: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
)
export type ActiveSignal = Static<typeof ActiveSignal>

/** Serialisable: kept by the caller between messages, given back with the next one. */
export const ConversationState = Type.Object(
  {
    version: Type.Literal(1),
    /** Turns so far, of all sides. */
    turns: Type.Integer({ minimum: 0 }),
    hasAgentSpoken: Type.Boolean(),
    /** Raised by the customer, neither ended nor run out. */
    signals: Type.Array(ActiveSignal, { maxItems: maxSignals }),
    /** The must-say cases whose statement has been made, by their keys. */
    said: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1000 }),
    /** What the conversation itself settles, as `consent.marketing.email: withdrawn`. */
    facts: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type ConversationState = Static<typeof ConversationState>

export const emptyState: ConversationState = {
  version: 1,
  turns: 0,
  hasAgentSpoken: false,
  signals: [],
  said: [],
  facts: {},
}
