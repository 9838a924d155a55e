// Connects the three namespaces: who is admitted, which rooms they are in, and which handlers answer them.
import type { FastifyBaseLogger } from 'fastify'
import type { Server, Socket } from 'socket.io'
import type { Config } from '../config.ts'
import type { Namespace } from '../contract.ts'
import { admitNobody, admitRole, closeAtExpiry, type SocketData } from '../identity/socket-identity.ts'
import type { Identity, IdentityRole, TokenVerifier } from '../identity/tokens.ts'
import { answerEvents, type Handlers } from '../sockets/answer-events.ts'
import { createRateLimiter } from '../sockets/rate-limit.ts'
import { customerRoom } from './announce.ts'
import { type HandlerParts, handleAgent, handleCustomer, handleSupervisor } from './socket-handlers.ts'

export interface ConnectParts extends HandlerParts {
  io: Server
  tokens: TokenVerifier
  now: () => Date
  log: FastifyBaseLogger
  limits: Pick<Config, 'draftsPerMinute' | 'messagesPerMinute'>
}

/** Lists and opened conversations cost more than they seem; nobody needs two a second for long. */
const otherPerMinute = 120

export function connectSockets(parts: ConnectParts): void {
  parts.io.use(admitNobody)
  connect(parts, '/agent', 'agent', (identity) => handleAgent(parts, identity))
  connect(parts, '/customer', 'customer', (identity) => handleCustomer(parts, identity))
  connect(parts, '/supervisor', 'supervisor', () => handleSupervisor(parts))
}

function connect<Events>(
  { io, tokens, now, log, limits }: ConnectParts,
  namespace: Namespace,
  role: IdentityRole,
  handlersFor: (identity: Identity) => Handlers<Events>,
) {
  const people = io.of(namespace)
  people.use(admitRole(tokens, role))
  people.on('connection', (socket: Socket) => {
    const { identity } = socket.data as SocketData
    closeAtExpiry(socket, identity, now().getTime())
    if (identity.conversationId !== undefined) socket.join(customerRoom(identity.conversationId))
    const limiter = createRateLimiter(
      { 'draft:check': limits.draftsPerMinute, 'message:send': limits.messagesPerMinute, other: otherPerMinute },
      () => now().getTime(),
    )
    log.info({ namespace, socketId: socket.id, isResumed: socket.recovered }, 'socket connected')
    socket.on('disconnect', (reason) => log.info({ namespace, socketId: socket.id, reason }, 'socket disconnected'))
    answerEvents(socket, namespace, handlersFor(identity), { limiter, log })
  })
}
