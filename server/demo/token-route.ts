// POST /v1/demo/token: in demo mode anybody on this machine gets a token for any role. Outside demo mode it is not there.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answers } from '../checks/schemas.ts'
import { ConversationId, IdentityRole, issueToken, PersonName } from '../identity/tokens.ts'
import { demoConversationId, demoPeople } from './people.ts'

const TokenRequest = Type.Object(
  { role: IdentityRole, name: Type.Optional(PersonName), conversationId: Type.Optional(ConversationId) },
  { additionalProperties: false },
)

const TokenAnswer = Type.Object({
  token: Type.String(),
  role: IdentityRole,
  name: Type.String(),
  conversationId: Type.Optional(ConversationId),
  expiresAt: Type.String({ description: 'ISO 8601' }),
})

/** A working day: the demo's pages do not renew their tokens. */
const ttlSeconds = 8 * 3600

export function demoTokenRoute({ secret, now }: { secret: string; now: () => Date }): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/v1/demo/token',
      {
        schema: {
          tags: ['demo'],
          summary: 'A token without sign-in',
          body: TokenRequest,
          response: answers(TokenAnswer),
        },
      },
      async ({ body: { role, name = demoPeople[role], conversationId = demoConversationId } }) => {
        const person = { name, role, ...(role === 'customer' ? { conversationId } : {}) }
        const at = now()
        const token = await issueToken(secret, { sub: `demo-${role}`, ...person }, { now: at, ttlSeconds })
        return { token, ...person, expiresAt: new Date(at.getTime() + ttlSeconds * 1000).toISOString() }
      },
    )
  }
}
