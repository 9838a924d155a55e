// Lets a socket in by the token in its handshake, and out again when the token expires.
import type { Socket } from 'socket.io'
import { explainCode, isCatalogued, makeError } from '../errors.ts'
import type { IdentityRole, TokenVerifier, VerifiedIdentity } from './tokens.ts'

export interface SocketData {
  identity: VerifiedIdentity
}

const longestTimeoutMs = 2 ** 31 - 1

/** A namespace middleware. A refusal reaches the client as connect_error with `data: { code, message }`. */
export function admitRole(tokens: TokenVerifier, role: IdentityRole) {
  return (socket: Socket, next: (error?: Error) => void) => {
    admit(socket, tokens, role).then(
      () => next(),
      (error: unknown) => next(toHandshakeError(error)),
    )
  }
}

/** For the namespace `/`, which Socket.IO opens to everybody. */
export function admitNobody(_socket: Socket, next: (error?: Error) => void) {
  next(toHandshakeError(makeError('SCR_ERR_NOT_FOUND')))
}

async function admit(socket: Socket, tokens: TokenVerifier, role: IdentityRole) {
  const identity = await tokens.verify(socket.handshake.auth.token)
  if (identity.role !== role) throw makeError('SCR_ERR_WRONG_ROLE')
  // A resumed connection brings back the rooms of whoever had it: it must still be the same person.
  if (socket.recovered && !isSamePerson(socket.data.identity, identity)) throw makeError('SCR_ERR_FOREIGN_SESSION')
  socket.data.identity = identity
}

function isSamePerson(one: VerifiedIdentity | undefined, other: VerifiedIdentity): boolean {
  return one?.sub === other.sub && one.role === other.role && one.conversationId === other.conversationId
}

function toHandshakeError(error: unknown): Error {
  const code = isCatalogued(error) ? error.code : 'SCR_ERR_INTERNAL'
  const message = explainCode(code)
  return Object.assign(new Error(message), { data: { code, message } })
}

/** Closing the transport (rather than the socket) makes the client connect again by itself, with a new token if it has one. */
export function closeAtExpiry(socket: Socket, { expiresAtMs }: VerifiedIdentity, nowMs: number): void {
  const inMs = Math.min(Math.max(expiresAtMs - nowMs, 0), longestTimeoutMs)
  const timer = setTimeout(() => socket.conn.close(), inMs)
  timer.unref()
  socket.once('disconnect', () => clearTimeout(timer))
}
