// What a connector knows about a conversation that no message says: the customer's place, team and channel, facts of the session.
import { type Static, Type } from 'typebox'
import { FactValue } from '../../analyzers/message.ts'

const Name = Type.String({ minLength: 1, maxLength: 100 })

/** Facts by dotted path, as `state.verified: otp` or `actionLog: refund 20 GBP`; null takes one back. */
export const ConversationContext = Type.Object(
  {
    jurisdiction: Type.Optional(
      Type.String({ minLength: 2, maxLength: 20, description: 'us, us-ca, eu, uk, au, ca, in' }),
    ),
    team: Type.Optional(Name),
    channel: Type.Optional(Name),
    facts: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), FactValue, {
        maxProperties: 500,
        description: 'Facts of the session by dotted path; null takes one back.',
      }),
    ),
  },
  { additionalProperties: false, description: 'What changes; the rest stays.' },
)
export type ConversationContext = Static<typeof ConversationContext>

export function mergeContext(known: ConversationContext, change: ConversationContext): ConversationContext {
  const facts = Object.entries({ ...known.facts, ...change.facts }).filter(([, value]) => value !== null)
  return { ...known, ...change, facts: Object.fromEntries(facts) }
}

/** As it is stored: JSON, or nothing yet. */
export const readContext = (json: string | undefined): ConversationContext =>
  json ? (JSON.parse(json) as ConversationContext) : {}
