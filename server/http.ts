// Makes the HTTP server: body limits, security headers, and every error as JSON with a code.
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { catalogue, type ErrorCode, explainCode, isCatalogued, makeError } from './errors.ts'
import type { OriginPolicy } from './identity/origins.ts'
import { describeError } from './log.ts'

export interface HttpParts {
  logLevel: string
  /** Where log lines go; standard output when absent. */
  logStream?: { write(line: string): void }
  isDemo: boolean
  origins: OriginPolicy
}

export type HttpServer = Awaited<ReturnType<typeof makeHttpServer>>

const maxBodyBytes = 1_048_576

const codeOf: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'SCR_ERR_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'SCR_ERR_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'SCR_ERR_INVALID_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'SCR_ERR_INVALID_JSON',
}

export async function makeHttpServer(parts: HttpParts) {
  const { logLevel, logStream, isDemo, origins } = parts
  const options: FastifyServerOptions = {
    logger: {
      level: logLevel,
      ...(logStream ? { stream: logStream } : {}),
      serializers: { err: describeError as never },
    },
    // The address of a request may carry text; the hook below logs the route instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    clientErrorHandler: (_error: Error, socket: Socket) => rejectGarbage(socket),
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendError(makeError('SCR_ERR_INVALID_REQUEST'), request, reply),
  }
  const app = Fastify(options).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.setErrorHandler(sendError)
  app.setNotFoundHandler((request, reply) => sendError(makeError('SCR_ERR_NOT_FOUND'), request, reply))
  app.addHook('onResponse', async ({ method, routeOptions: { url }, log }, { statusCode, elapsedTime }) => {
    log.info({ method, route: url, statusCode, ms: Math.round(elapsedTime * 100) / 100 }, 'request answered')
  })
  if (isDemo)
    app.addHook('onRequest', async ({ headers }) => {
      if (!origins.mayConnect(headers)) throw makeError('SCR_ERR_FOREIGN_ORIGIN')
    })
  await app.register(helmet, securityHeaders(isDemo))
  return app
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { code, field } = classify(error as FastifyError)
  if (code === 'SCR_ERR_INTERNAL') request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
  const message = isCatalogued(error) ? error.message : explainCode(code)
  return reply.code(catalogue[code].status).send({ code, message, ...(field === undefined ? {} : { field }) })
}

function classify(error: FastifyError): { code: ErrorCode; field?: string } {
  if (isCatalogued(error)) return { code: error.code }
  const [problem] = error.validation ?? []
  if (problem) return { code: 'SCR_ERR_INVALID_REQUEST', field: nameField(problem.instancePath) }
  const known = codeOf[error.code]
  if (known) return { code: known }
  // What the file server says of folders and dotfiles.
  if (error.statusCode === 403 || error.statusCode === 404) return { code: 'SCR_ERR_NOT_FOUND' }
  const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return { code: isTheirs ? 'SCR_ERR_INVALID_REQUEST' : 'SCR_ERR_INTERNAL' }
}

/** A name that is not a plain word may be somebody's text, so it is not repeated. */
function nameField(instancePath: string): string {
  const parts = instancePath.split('/').slice(1, 4)
  return parts.map((part) => (/^(?:[a-z][A-Za-z]{0,19}|\d{1,4})$/.test(part) ? part : '*')).join('.')
}

/** Bytes that are not HTTP: Node has no request to answer, so the answer is written by hand. */
function rejectGarbage(socket: Socket) {
  if (!socket.writable || socket.bytesWritten > 0) return socket.destroy()
  const body = JSON.stringify({ code: 'SCR_ERR_INVALID_REQUEST', message: explainCode('SCR_ERR_INVALID_REQUEST') })
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/json\r\n`
  socket.end(`${head}Connection: close\r\n\r\n${body}`)
}

function securityHeaders(isDemo: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        // Mantine and CodeMirror write their styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        // The demo shows the three pages in frames of its own.
        frameAncestors: ["'self'"],
      },
    },
    // On loopback it would bind every other program on localhost to TLS.
    strictTransportSecurity: isDemo ? (false as const) : { maxAge: 15_552_000 },
  }
}
