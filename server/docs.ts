// Serves the OpenAPI document and its page at /docs, made from the schemas of the routes.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import packageFile from '../package.json' with { type: 'json' }
import type { HttpServer } from './http.ts'

/** Call before the routes are registered: it listens for them. */
export async function registerDocs(app: HttpServer): Promise<void> {
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
}
