// The error catalogue: every code that Scruple answers with, what it means and how to cure it.
import createError from '@fastify/error'

interface CatalogueEntry {
  /** HTTP status; sockets answer `{ ok: false, code, message }`. 0: stops the start instead. */
  status: number
  what: string
  cure: string
}

export const catalogue = {
  SCR_ERR_TOKEN_MISSING: {
    status: 401,
    what: 'No token was sent.',
    cure: 'Send a signed token: in the socket handshake as auth.token, over HTTP as "Authorization: Bearer …". In demo mode POST /v1/demo/token gives one.',
  },
  SCR_ERR_TOKEN_INVALID: {
    status: 401,
    what: 'The token is not one that this server accepts.',
    cure: 'Sign it with HS256 and the secret of this server, with the claims sub, name, role and exp, and conversationId for a customer.',
  },
  SCR_ERR_TOKEN_EXPIRED: {
    status: 401,
    what: 'The token has expired.',
    cure: 'Ask for a new token and connect again.',
  },
  SCR_ERR_WRONG_ROLE: {
    status: 403,
    what: 'The role in the token may not do this.',
    cure: 'Use a token whose role fits: agent for /agent, customer for /customer, supervisor for /supervisor.',
  },
  SCR_ERR_FOREIGN_SESSION: {
    status: 403,
    what: 'The connection to resume belongs to somebody else.',
    cure: 'Connect again without the earlier session: make a new socket after the person changes.',
  },
  SCR_ERR_FOREIGN_ORIGIN: {
    status: 403,
    what: 'This page may not talk to this server.',
    cure: "Open the page under the server's own address, or add its origin to SCRUPLE_ALLOWED_ORIGINS. In demo mode use 127.0.0.1 or localhost.",
  },
  SCR_ERR_UNKNOWN_EVENT: {
    status: 400,
    what: 'There is no such event here.',
    cure: 'Use the events of server/contract.ts, on the namespace where they are listed.',
  },
  SCR_ERR_INVALID_PAYLOAD: {
    status: 400,
    what: 'The payload of this event has the wrong form.',
    cure: 'Send exactly one object of the form in server/contract.ts, and an acknowledgement function.',
  },
  SCR_ERR_INVALID_REQUEST: {
    status: 400,
    what: 'The request has the wrong form.',
    cure: 'Compare it with the schema at /docs.',
  },
  SCR_ERR_INVALID_JSON: { status: 400, what: 'The body is not JSON.', cure: 'Send one JSON object in UTF-8.' },
  SCR_ERR_MEDIA_TYPE: {
    status: 415,
    what: 'The body has a media type that is not read here.',
    cure: 'Send "Content-Type: application/json".',
  },
  SCR_ERR_TOO_LARGE: { status: 413, what: 'The body is too large.', cure: 'Send at most 1 MiB in one request.' },
  SCR_ERR_NOT_FOUND: {
    status: 404,
    what: 'There is nothing at this address.',
    cure: 'See the routes at /docs; the socket namespaces are /agent, /customer and /supervisor.',
  },
  SCR_ERR_CONVERSATION_NOT_FOUND: {
    status: 404,
    what: 'There is no such conversation.',
    cure: 'A conversation begins when its customer opens it; list the conversations again.',
  },
  SCR_ERR_RATE_LIMITED: {
    status: 429,
    what: 'Too many events in a short time.',
    cure: 'Wait a moment and send again; a message may be sent again under the same clientId.',
  },
  SCR_ERR_LINTER_FAULT: {
    status: 503,
    what: 'The linter failed on this text.',
    cure: 'Change the text or try again; the log of the server names the fault.',
  },
  SCR_ERR_PAGES_NOT_BUILT: { status: 503, what: 'The pages are not built.', cure: 'Run: npm run build' },
  SCR_ERR_INTERNAL: {
    status: 500,
    what: 'Something failed on our side.',
    cure: 'Try again; the log of the server names the place.',
  },
  SCR_ERR_CONFIG: {
    status: 0,
    what: 'The configuration is wrong.',
    cure: 'Set the named environment variables as the message says, and start again.',
  },
  SCR_ERR_STORE: {
    status: 0,
    what: 'The store cannot be opened.',
    cure: 'Check that SCRUPLE_DATA_DIR is a writable directory that no newer version of Scruple has used.',
  },
} as const satisfies Record<string, CatalogueEntry>

export type ErrorCode = keyof typeof catalogue

export const errorCodes = Object.keys(catalogue) as ErrorCode[]

/** What a client reads: the meaning and the cure in one line. */
export const explainCode = (code: ErrorCode) => `${catalogue[code].what} ${catalogue[code].cure}`

const constructors = new Map(
  errorCodes.map((code) => [code, createError(code, '%s', catalogue[code].status || 500)] as const),
)

/** `detail`, where given, stands between meaning and cure; it must never hold message text. */
export function makeError(code: ErrorCode, detail?: string) {
  const { what, cure } = catalogue[code]
  const Constructor = constructors.get(code) as NonNullable<ReturnType<typeof constructors.get>>
  return new Constructor([what, detail, cure].filter(Boolean).join(' '))
}

export function isCatalogued(error: unknown): error is Error & { code: ErrorCode; statusCode: number } {
  return error instanceof Error && 'code' in error && Object.hasOwn(catalogue, String(error.code))
}

/** The catalogue as the page `server/errors.md`; a test keeps the two equal. */
export function renderCatalogue(): string {
  const rows = errorCodes.map((code) => {
    const { status } = catalogue[code]
    return `- \`${code}\` (${status || 'stops the start'}): ${explainCode(code)}`
  })
  return `# Errors

Generated from \`server/errors.ts\`. HTTP answers \`{ "code", "message" }\` with the status (and \`field\` where one field
is wrong); a socket event answers \`{ "ok": false, "code", "message" }\`; a refused connection carries the code in
\`error.data.code\`. A packet over 64 KiB gets no answer: Socket.IO closes that connection (\`transport close\` or
\`transport error\` on the client), and the client may connect again.

${rows.join('\n')}
`
}
