// The environment, checked: every setting of the server, its default, and what is wrong with a bad one.
import { BlockList, isIP } from 'node:net'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { makeError } from './errors.ts'

const Switch = Type.Union([Type.Literal('on'), Type.Literal('off')])

/** The variables as they stand in the environment: text, all optional. */
const Environment = Type.Object({
  SCRUPLE_HOST: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'an address or a host name' })),
  SCRUPLE_PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$', description: 'a port from 0 to 65535' })),
  SCRUPLE_DATA_DIR: Type.Optional(Type.String({ minLength: 1, description: 'a directory' })),
  SCRUPLE_DEMO: Type.Optional({ ...Switch, description: 'on or off' }),
  SCRUPLE_POLICY: Type.Optional(Type.String({ minLength: 1, description: 'a policy file' })),
  SCRUPLE_FACTS: Type.Optional(Type.String({ minLength: 1, description: 'a file or folder of company facts' })),
  SCRUPLE_LEXICON: Type.Optional(Type.String({ minLength: 1, description: 'a folder of rules, lists and formats' })),
  SCRUPLE_TOKEN_SECRET: Type.Optional(Type.String({ description: 'at least 32 bytes of randomness' })),
  SCRUPLE_ON_LINTER_FAULT: Type.Optional({
    ...Type.Union([Type.Literal('closed'), Type.Literal('open')]),
    description: 'closed (hold the message) or open (deliver it unread)',
  }),
  SCRUPLE_LOG_LEVEL: Type.Optional({
    ...Type.Union(
      (['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const).map((level) => Type.Literal(level)),
    ),
    description: 'fatal, error, warn, info, debug, trace or silent',
  }),
  SCRUPLE_ALLOWED_ORIGINS: Type.Optional(
    Type.String({ description: 'origins of pages with the widget, separated by commas: https://shop.example' }),
  ),
  SCRUPLE_DRAFTS_PER_MINUTE: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: 'a whole number from 1' }),
  ),
  SCRUPLE_MESSAGES_PER_MINUTE: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: 'a whole number from 1' }),
  ),
})
type Environment = Static<typeof Environment>
type Variable = keyof Environment

export interface Config {
  host: string
  port: number
  /** Directory of the store; ':memory:' keeps it in memory. */
  dataDir: string
  isDemo: boolean
  /** Paths; absent: the lexicon that comes with Scruple, without facts, as its rules are written. */
  policyFile?: string
  factsPath?: string
  lexiconDir?: string
  /** Absent only in demo mode, which makes its own. */
  tokenSecret?: string
  onLinterFault: 'closed' | 'open'
  logLevel: string
  allowedOrigins: string[]
  draftsPerMinute: number
  messagesPerMinute: number
}

export const minSecretBytes = 32

const validator = Compile(Environment)

/** Throws SCR_ERR_CONFIG that names every wrong variable, what is wrong and the cure. */
export function loadConfig(variables: Record<string, string | undefined>): Config {
  const given = pickKnown(variables)
  const problems = [...validator.Errors(given)].map(({ instancePath }) => {
    const name = instancePath.split('/')[1] as Variable
    const { description } = Environment.properties[name] as { description?: string }
    return `${name} must be ${description}.`
  })
  if (problems.length > 0) throw makeError('SCR_ERR_CONFIG', [...new Set(problems)].join(' '))
  const config = readEnvironment(given)
  checkConfig(config)
  return config
}

/** An empty variable counts as absent: that is how compose files write "not set". */
function pickKnown(variables: Record<string, string | undefined>): Environment {
  const names = Object.keys(Environment.properties)
  return Object.fromEntries(names.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])))
}

function readEnvironment(given: Environment): Config {
  const host = given.SCRUPLE_HOST ?? '127.0.0.1'
  const demo = given.SCRUPLE_DEMO ?? (isLoopback(host) && given.SCRUPLE_TOKEN_SECRET === undefined ? 'on' : 'off')
  return {
    host,
    port: Number(given.SCRUPLE_PORT ?? 4180),
    dataDir: given.SCRUPLE_DATA_DIR ?? './data',
    isDemo: demo === 'on',
    ...(given.SCRUPLE_POLICY !== undefined && { policyFile: given.SCRUPLE_POLICY }),
    ...(given.SCRUPLE_FACTS !== undefined && { factsPath: given.SCRUPLE_FACTS }),
    ...(given.SCRUPLE_LEXICON !== undefined && { lexiconDir: given.SCRUPLE_LEXICON }),
    tokenSecret: given.SCRUPLE_TOKEN_SECRET,
    onLinterFault: given.SCRUPLE_ON_LINTER_FAULT ?? 'closed',
    // Whoever tries the demo wants to see its addresses, not a line of JSON for each event.
    logLevel: given.SCRUPLE_LOG_LEVEL ?? (demo === 'on' ? 'warn' : 'info'),
    allowedOrigins: (given.SCRUPLE_ALLOWED_ORIGINS ?? '')
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    draftsPerMinute: Number(given.SCRUPLE_DRAFTS_PER_MINUTE ?? 600),
    messagesPerMinute: Number(given.SCRUPLE_MESSAGES_PER_MINUTE ?? 120),
  }
}

/** What no single variable shows. Also called for a config that did not come from the environment. */
export function checkConfig(config: Config): void {
  const problems: string[] = []
  const { host, port, isDemo, tokenSecret, allowedOrigins } = config
  if (port > 65_535) problems.push('SCRUPLE_PORT must be a port from 0 to 65535.')
  if (tokenSecret !== undefined && Buffer.byteLength(tokenSecret) < minSecretBytes)
    problems.push(
      `SCRUPLE_TOKEN_SECRET must have at least ${minSecretBytes} bytes; make one with: openssl rand -base64 48`,
    )
  if (isDemo && !isLoopback(host))
    problems.push(
      `Demo mode lets anybody in without sign-in, so it works only on loopback, and SCRUPLE_HOST is ${host}. Set SCRUPLE_HOST=127.0.0.1, or SCRUPLE_DEMO=off with a SCRUPLE_TOKEN_SECRET.`,
    )
  if (!isDemo && tokenSecret === undefined)
    problems.push(
      'SCRUPLE_TOKEN_SECRET is not set, and outside demo mode everybody needs a signed token; make one with: openssl rand -base64 48',
    )
  for (const origin of allowedOrigins)
    if (!isOrigin(origin))
      problems.push(
        'SCRUPLE_ALLOWED_ORIGINS must list origins such as https://shop.example, without a path, separated by commas.',
      )
  if (problems.length > 0) throw makeError('SCR_ERR_CONFIG', [...new Set(problems)].join(' '))
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** `host`: a name or an address, without a port; an IPv6 address with or without brackets. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const family = isIP(bare)
  if (family === 0) return bare === 'localhost'
  return loopback.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}
