// A typed socket to one namespace, what its link is doing, and questions that are always answered.
import { io, type Socket } from 'socket.io-client'
import type { Refusal } from '../server/contract.ts'
import { type Link, noAnswer } from './link.ts'

const answerTimeoutMs = 8000

// biome-ignore lint/suspicious/noExplicitAny: the constraint that Socket.IO itself sets on its maps of events
type Events = Record<string, any>

export function openSocket<Incoming extends Events, Outgoing extends Events>(
  namespace: '/agent' | '/customer' | '/supervisor',
  token: string,
  server = '',
): Socket<Incoming, Outgoing> {
  return io(`${server}${namespace}`, {
    auth: { token },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    timeout: 10_000,
  }) as unknown as Socket<Incoming, Outgoing>
}

/** Calls back with every change until the returned function is called. */
export function watchLink<I extends Events, O extends Events>(
  socket: Socket<I, O>,
  onChange: (link: Link) => void,
): () => void {
  const away = (): Link => ({ state: navigator.onLine ? 'reconnecting' : 'offline' })
  const onConnect = () => onChange({ state: 'online' })
  const onDisconnect = (why: string) => {
    // The one break after which Socket.IO does not come back by itself.
    if (why === 'io server disconnect') socket.connect()
    if (why !== 'io client disconnect') onChange(away())
  }
  const onError = (error: Error & { data?: { code?: unknown } }) => {
    if (socket.active) onChange(away())
    else onChange({ state: 'refused', code: String(error.data?.code ?? 'SCR_ERR_REFUSED'), message: error.message })
  }
  const onNetwork = () => {
    if (!socket.connected) onChange(away())
  }
  const events = socket as unknown as Pick<Socket, 'on' | 'off'>
  events.on('connect', onConnect)
  events.on('disconnect', onDisconnect)
  events.on('connect_error', onError)
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onNetwork)
  if (socket.connected) onConnect()
  return () => {
    events.off('connect', onConnect)
    events.off('disconnect', onDisconnect)
    events.off('connect_error', onError)
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the payload is checked where the question is asked
type AnswerOf<Question> = Question extends (payload: any, ack: (answer: infer A) => void) => void ? A : never

/** Never rejects: a question without an answer is answered with `noAnswer`. Nothing is kept for a later connection. */
export async function ask<I extends Events, O extends Events, Name extends keyof O & string>(
  socket: Socket<I, O>,
  name: Name,
  payload: Parameters<O[Name]>[0],
): Promise<AnswerOf<O[Name]> | Refusal> {
  const refusal: Refusal = { ok: false, code: noAnswer, message: 'The server did not answer.' }
  if (!socket.connected) return refusal
  try {
    return await (socket as unknown as Socket).timeout(answerTimeoutMs).emitWithAck(name, payload)
  } catch {
    return refusal
  }
}

/** Fits the contract's `Id`. */
export function makeClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
