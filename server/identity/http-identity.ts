// Lets an HTTP request in by the token in its Authorization header.
import type { FastifyRequest } from 'fastify'
import { makeError } from '../errors.ts'
import type { IdentityRole, TokenVerifier } from './tokens.ts'

/** An onRequest hook: before the body is read, so that a stranger cannot make the server parse anything. */
export function requireRole(tokens: TokenVerifier, roles: readonly IdentityRole[]) {
  return async (request: FastifyRequest) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    const identity = await tokens.verify(token)
    if (!roles.includes(identity.role)) throw makeError('SCR_ERR_WRONG_ROLE')
  }
}
