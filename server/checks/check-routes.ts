// POST /v1/lint and POST /v1/check: one message in, findings or a verdict out; nothing is stored.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Message } from '../../analyzers/message.ts'
import { type JudgeParts, judge, lintSafely } from '../conversations/judge.ts'
import { makeError } from '../errors.ts'
import { requireRole } from '../identity/http-identity.ts'
import type { TokenVerifier } from '../identity/tokens.ts'
import { answers, CheckAnswer, CheckRequest, LintAnswer } from './schemas.ts'

export interface CheckParts {
  checks: JudgeParts
  tokens: TokenVerifier
}

const security: { bearer: string[] }[] = [{ bearer: [] }]
const common = { tags: ['checks'], security }

export function checkRoutes({ checks, tokens }: CheckParts): FastifyPluginAsyncTypebox {
  const onRequest = requireRole(tokens, ['connector', 'agent', 'supervisor'])
  return async (app) => {
    app.post(
      '/v1/lint',
      { onRequest, schema: { ...common, summary: 'Lint one message', body: Message, response: answers(LintAnswer) } },
      async ({ body }) => {
        const result = lintSafely(checks, body)
        if (result === undefined) throw makeError('SCR_ERR_LINTER_FAULT')
        return { ...(body.id === undefined ? {} : { id: body.id }), ...result }
      },
    )
    app.post(
      '/v1/check',
      {
        onRequest,
        schema: { ...common, summary: 'Decide on one message', body: CheckRequest, response: answers(CheckAnswer) },
      },
      async ({ body: { reason, ...message } }) => {
        const { action, isDeliverable, text, findings, signals, hasLinterFault } = judge(
          checks,
          message,
          reason !== undefined,
        )
        const id = message.id === undefined ? {} : { id: message.id }
        return { ...id, verdict: { action, isDeliverable, text }, findings, signals, hasLinterFault }
      },
    )
  }
}
