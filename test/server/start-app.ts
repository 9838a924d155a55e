// Starts the whole server on a free port for one test, with clients that are awaited, and ends everything after it.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Linter } from '../../analyzers/lint.ts'
import { type App, buildApp } from '../../server/app.ts'
import type { Config } from '../../server/config.ts'
import type {
  ChatMessage,
  ConversationSummary,
  PolicyOverlay,
  Refusal,
  ReviewedMessage,
} from '../../server/contract.ts'
import { type Identity, type IdentityRole, issueToken } from '../../server/identity/tokens.ts'
import { makeFakeLinter } from './fake-linter.ts'

export const secret = 'a secret for tests that is long enough'

export const baseConfig: Config = {
  host: '127.0.0.1',
  port: 0,
  dataDir: ':memory:',
  isDemo: false,
  tokenSecret: secret,
  onLinterFault: 'closed',
  logLevel: 'trace',
  allowedOrigins: [],
  draftsPerMinute: 60_000,
  messagesPerMinute: 60_000,
}

export interface StartOptions extends Partial<Config> {
  linter?: Linter
  now?: () => Date
  makeId?: () => string
  pagesRoot?: string
  hasSeed?: boolean
  overlay?: PolicyOverlay
}

export interface Started {
  app: App
  url: string
  /** Every log line so far. */
  readLog(): string
  connect(namespace: string, token: unknown, options?: Partial<ManagerOptions & SocketOptions>): Client
  joinAgent(name?: string): Promise<Client>
  joinCustomer(conversationId?: string, name?: string): Promise<Client>
  joinSupervisor(): Promise<Client>
}

export type Client = Socket

/** All answers of the contract at once: a test asks for the fields it needs. */
export interface AnyAnswer extends Partial<Omit<Refusal, 'ok' | 'message'>> {
  ok: boolean
  message: ReviewedMessage & string
  messages: (ReviewedMessage & ChatMessage)[]
  conversation: ConversationSummary
  conversations: ConversationSummary[]
  flagged: ReviewedMessage[]
  findings: ReviewedMessage['findings']
  revision: number
  isRepeat: boolean
  conversationId: string
  agentName: string
}

export async function startApp(options: StartOptions = {}): Promise<Started> {
  const {
    linter = makeFakeLinter(),
    now = () => new Date(),
    makeId = randomUUID,
    pagesRoot,
    hasSeed,
    overlay,
    ...config
  } = options
  const lines: string[] = []
  const logStream = { write: (line: string) => void lines.push(line) }
  const app = await buildApp({
    config: { ...baseConfig, ...config },
    ...{ linter, now, makeId, logStream, pagesRoot, hasSeed, overlay },
  })
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const connect: Started['connect'] = (namespace, token, extra) => connectTo(url, namespace, token, extra)
  const joinAs = async (namespace: string, identity: Partial<Identity> & { role: IdentityRole }) =>
    connected(connect(namespace, await makeToken(identity)))
  return {
    app,
    url,
    readLog: () => lines.join(''),
    connect,
    joinAgent: (name = 'Dana Okafor') => joinAs('/agent', { role: 'agent', name, sub: name }),
    joinCustomer: (conversationId = 'c1', name = 'Jamie Rivera') =>
      joinAs('/customer', { role: 'customer', name, sub: name, conversationId }),
    joinSupervisor: () => joinAs('/supervisor', { role: 'supervisor' }),
  }
}

export function connectTo(
  url: string,
  namespace: string,
  token: unknown,
  options: Partial<ManagerOptions & SocketOptions> = {},
) {
  const client = io(`${url}${namespace}`, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 10,
    reconnectionDelayMax: 50,
    ...options,
  })
  onTestFinished(() => void client.disconnect())
  return client
}

export function makeToken(identity: Partial<Identity> & { role: IdentityRole }, ttlSeconds = 600): Promise<string> {
  const whole = { sub: identity.role, name: `The ${identity.role}`, ...identity }
  return issueToken(secret, whole, { now: new Date(), ttlSeconds })
}

/** The first `event`; rejects when it does not come. */
export function next<T = unknown>(client: Client, event: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within five seconds`)), 5000)
    client.once(event, (value: T) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}

export async function connected(client: Client): Promise<Client> {
  if (client.connected) return client
  await Promise.race([
    next(client, 'connect'),
    next<Error>(client, 'connect_error').then((error) => Promise.reject(error)),
  ])
  return client
}

/** The refusal of a handshake. */
export async function refused(client: Client): Promise<{ code?: string; message?: string }> {
  const error = await next<Error & { data?: { code: string; message: string } }>(client, 'connect_error')
  return error.data ?? {}
}

export function ask(client: Client, event: string, ...values: unknown[]): Promise<AnyAnswer> {
  return client.timeout(5000).emitWithAck(event, ...values)
}

/** Resolves when everything that the server has sent to this client so far has arrived: answers stay in line. */
export async function settle(client: Client): Promise<void> {
  await ask(client, 'no:such-event')
}

/** Everything that arrives under `event` from now on. */
export function collect<T = ReviewedMessage>(client: Client, event: string): T[] {
  const values: T[] = []
  client.on(event, (value: T) => void values.push(value))
  return values
}

export function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'scruple-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
