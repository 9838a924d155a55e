// Answers every event of one socket: checks name, rate and payload, runs the handler, and never lets an error out.
import type { FastifyBaseLogger } from 'fastify'
import type { Socket } from 'socket.io'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { type Namespace, payloads, type Refusal } from '../contract.ts'
import { type ErrorCode, explainCode, isCatalogued, makeError } from '../errors.ts'
import type { RateLimiter } from './rate-limit.ts'

/** For each event a function from its payload to the answer without `ok`. */
export type Handlers<Events> = {
  [E in keyof Events]: Events[E] extends (payload: infer P, ack: (answer: infer A) => void) => void
    ? (payload: P) => Promise<Omit<Extract<A, { ok: true }>, 'ok'>>
    : never
}

type AnyHandler = (payload: unknown) => Promise<object>

export interface Answering {
  limiter: RateLimiter
  log: FastifyBaseLogger
}

const validators = new Map<string, Validator>(
  Object.entries(payloads).flatMap(([namespace, events]) =>
    Object.entries(events).map(([event, schema]) => [`${namespace} ${event}`, Compile(schema as TSchema)] as const),
  ),
)

export function answerEvents<Events>(
  socket: Socket,
  namespace: Namespace,
  handlers: Handlers<Events>,
  parts: Answering,
) {
  socket.onAny((event: unknown, ...values: unknown[]) => {
    const last = values.at(-1)
    const ack = typeof last === 'function' ? (last as (answer: object) => void) : undefined
    const given = ack ? values.slice(0, -1) : values
    answer(namespace, handlers as Record<string, AnyHandler>, event, given, parts).then(
      (result) => ack?.({ ok: true, ...result }),
      (error: unknown) => ack?.(refuse(error, parts.log)),
    )
  })
}

async function answer(
  namespace: Namespace,
  handlers: Record<string, AnyHandler>,
  event: unknown,
  given: unknown[],
  { limiter }: Answering,
): Promise<object> {
  const handler = typeof event === 'string' && Object.hasOwn(handlers, event) ? handlers[event] : undefined
  const name = handler ? String(event) : 'unknown'
  if (!limiter.take(name)) throw makeError('SCR_ERR_RATE_LIMITED')
  if (!handler) throw makeError('SCR_ERR_UNKNOWN_EVENT')
  const problem = findProblem(validators.get(`${namespace} ${name}`) as Validator, given)
  if (problem !== undefined) throw makeError('SCR_ERR_INVALID_PAYLOAD', problem)
  return handler(given[0])
}

/** What is wrong with the arguments of an event, naming the field but never its value; undefined when nothing is. */
function findProblem(validator: Validator, given: unknown[]): string | undefined {
  if (given.length !== 1) return `It had ${given.length} arguments.`
  const [payload] = given
  if (validator.Check(payload)) return findTooLong(validator.Type(), payload)
  const [error] = validator.Errors(payload)
  const field = error && fieldOf(validator.Type(), error.instancePath)
  if (!error || field === undefined) return
  return field === '' ? 'A field is missing, unknown or not an object.' : `Field ${field} ${error.message}.`
}

/** Schemas count code points; the contract and the engine count UTF-16 units. */
function findTooLong(schema: TSchema, payload: unknown): string | undefined {
  const properties = 'properties' in schema ? (schema.properties as Record<string, { maxLength?: number }>) : {}
  for (const [field, value] of Object.entries(payload as object)) {
    const limit = properties[field]?.maxLength
    if (limit !== undefined && typeof value === 'string' && value.length > limit) return `Field ${field} is too long.`
  }
}

/** Only names that the schema knows: an unknown name is the sender's own text. */
function fieldOf(schema: TSchema, instancePath: string): string {
  const name = instancePath.split('/')[1] ?? ''
  return 'properties' in schema && Object.hasOwn(schema.properties as object, name) ? name : ''
}

function refuse(error: unknown, log: FastifyBaseLogger): Refusal {
  if (isCatalogued(error)) return { ok: false, code: error.code, message: error.message }
  log.error({ err: error }, 'event handler failed')
  const code: ErrorCode = 'SCR_ERR_INTERNAL'
  return { ok: false, code, message: explainCode(code) }
}
