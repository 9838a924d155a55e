// Serves the documentation: the OpenAPI document with its page at /docs, and a page for every rule at /docs/rules.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Lexicon } from '../analyzers/lexicon.ts'
import packageFile from '../package.json' with { type: 'json' }
import type { HttpServer } from './http.ts'
import { loadLexicon } from './policy/load-lexicon.ts'
import { ruleRoutes } from './rule-docs/rule-routes.ts'

/** Call before the routes are registered: it listens for them. `lexicon`: the one that comes with Scruple when absent. */
export async function registerDocs(app: HttpServer, lexicon?: Lexicon): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Scruple',
        version: packageFile.version,
        description:
          'A real-time compliance linter for support chat. Send a signed token as `Authorization: Bearer …`; in demo mode `POST /v1/demo/token` gives one.',
        license: { name: 'Apache-2.0' },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { deepLinking: true, validatorUrl: null } })
  await app.register(ruleRoutes(() => lexicon ?? loadLexicon()))
}
