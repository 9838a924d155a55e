// Signed tokens: who somebody is, in which role, and for a customer in which conversation.
import { errors, jwtVerify, SignJWT } from 'jose'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { makeError } from '../errors.ts'

const identityRoles = ['agent', 'customer', 'supervisor', 'connector'] as const
export const IdentityRole = Type.Enum([...identityRoles])
export type IdentityRole = Static<typeof IdentityRole>

export const PersonName = Type.String({ minLength: 1, maxLength: 100 })
export const ConversationId = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })

/** Other claims (iat, iss, …) may be present and are not read. */
const Claims = Type.Object({
  sub: Type.String({ minLength: 1, maxLength: 200 }),
  name: PersonName,
  role: IdentityRole,
  conversationId: Type.Optional(ConversationId),
  /** Seconds since 1970. Without it a stolen token would be good for ever. */
  exp: Type.Number(),
})

export interface Identity {
  sub: string
  name: string
  role: IdentityRole
  /** Always there for a customer, and the only conversation that one may see. */
  conversationId?: string
}

export interface VerifiedIdentity extends Identity {
  /** Milliseconds since 1970. */
  expiresAtMs: number
}

export interface TokenVerifier {
  /** Throws SCR_ERR_TOKEN_MISSING, SCR_ERR_TOKEN_INVALID or SCR_ERR_TOKEN_EXPIRED. */
  verify(token: unknown): Promise<VerifiedIdentity>
}

const algorithm = 'HS256'
const claimsValidator = Compile(Claims)
const keyOf = (secret: string) => new TextEncoder().encode(secret)

/** `secret`: at least 32 bytes, the same as the server's SCRUPLE_TOKEN_SECRET. */
export async function issueToken(
  secret: string,
  identity: Identity,
  { now, ttlSeconds }: { now: Date; ttlSeconds: number },
): Promise<string> {
  const { sub, ...claims } = identity
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setSubject(sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlSeconds)
    .sign(keyOf(secret))
}

export function createTokenVerifier(secret: string, now: () => Date): TokenVerifier {
  const key = keyOf(secret)
  return {
    async verify(token) {
      if (token === undefined || token === null || token === '') throw makeError('SCR_ERR_TOKEN_MISSING')
      if (typeof token !== 'string') throw makeError('SCR_ERR_TOKEN_INVALID')
      return readClaims(await readPayload(token, key, now()))
    },
  }
}

async function readPayload(token: string, key: Uint8Array, currentDate: Date) {
  try {
    // Pinning the algorithm keeps a token from choosing how it is checked ("alg": "none").
    const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], currentDate })
    return payload
  } catch (error) {
    throw makeError(error instanceof errors.JWTExpired ? 'SCR_ERR_TOKEN_EXPIRED' : 'SCR_ERR_TOKEN_INVALID')
  }
}

function readClaims(payload: unknown): VerifiedIdentity {
  if (!claimsValidator.Check(payload)) throw makeError('SCR_ERR_TOKEN_INVALID')
  const { sub, name, role, conversationId, exp } = payload
  if (role === 'customer' && conversationId === undefined) throw makeError('SCR_ERR_TOKEN_INVALID')
  return { sub, name, role, ...(role === 'customer' ? { conversationId } : {}), expiresAtMs: exp * 1000 }
}
