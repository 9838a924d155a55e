// GET /healthz: the process lives. GET /readyz: it can do its work.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'

export interface ReadyParts {
  /** By name what must work before messages are taken; each throws when it does not. */
  probes: Record<string, () => unknown>
}

const Live = Type.Object({ status: Type.Literal('live') })
const Readiness = Type.Object({
  status: Type.Union([Type.Literal('ready'), Type.Literal('failing')]),
  checks: Type.Record(Type.String(), Type.Boolean()),
})

export function healthRoutes({ probes }: ReadyParts): FastifyPluginAsyncTypebox {
  return async (app) => {
    const tags = ['health']
    app.get('/healthz', { schema: { tags, summary: 'Is the process alive?', response: { 200: Live } } }, async () => ({
      status: 'live' as const,
    }))
    app.get(
      '/readyz',
      { schema: { tags, summary: 'Can it take messages?', response: { 200: Readiness, 503: Readiness } } },
      async (request, reply) => {
        const checks: Record<string, boolean> = {}
        for (const [name, probe] of Object.entries(probes)) {
          checks[name] = await Promise.resolve()
            .then(probe)
            .then(
              () => true,
              (err) => {
                request.log.error({ probe: name, err }, 'not ready')
                return false
              },
            )
        }
        const isReady = Object.values(checks).every(Boolean)
        return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'failing', checks })
      },
    )
  }
}
