// HTTP: a connector says what it knows about a conversation.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answers } from '../checks/schemas.ts'
import { requireRole } from '../identity/http-identity.ts'
import type { TokenVerifier } from '../identity/tokens.ts'
import { ConversationContext } from './conversation-context.ts'
import type { ConversationService } from './conversation-service.ts'

export interface ContextParts {
  service: ConversationService
  tokens: TokenVerifier
}

export function contextRoutes({ service, tokens }: ContextParts): FastifyPluginAsyncTypebox {
  const onRequest = requireRole(tokens, ['connector', 'supervisor'])
  return async (app) => {
    app.patch(
      '/v1/conversations/:conversationId/context',
      {
        onRequest,
        schema: {
          tags: ['conversations'],
          security: [{ bearer: [] }] as { bearer: string[] }[],
          summary: 'Say what is known about a conversation',
          params: Type.Object({ conversationId: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) }),
          body: ConversationContext,
          response: answers(ConversationContext),
        },
      },
      ({ params, body }) => service.changeContext(params.conversationId, body),
    )
  }
}
