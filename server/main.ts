// Starts the server: reads the environment, listens, says where, and ends cleanly on SIGINT and SIGTERM.
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { withoutExamples } from '../analyzers/lexicon.ts'
import type { Policy } from '../analyzers/policy.ts'
import { PatternError } from '../analyzers/text/03-pattern.ts'
import { buildApp } from './app.ts'
import { loadConfig } from './config.ts'
import type { PolicyOverlay } from './contract.ts'
import { isCatalogued } from './errors.ts'
import { LexiconError } from './policy/load-lexicon.ts'
import { loadLinter } from './policy/load-policy.ts'

export interface ServeOptions {
  /** The environment; settings given as options of the command line stand in it too. */
  env: Record<string, string | undefined>
  /** Where the addresses are printed, apart from the log. */
  print: (line: string) => void
}

export interface Served {
  /** Where it listens, for example http://127.0.0.1:4180 */
  address: string
  close(): Promise<void>
}

/** Of the fictitious shop that the demo's agents work for. */
const demoFacts = fileURLToPath(new URL('../examples/facts.yaml', import.meta.url))

/** Throws SCR_ERR_CONFIG or SCR_ERR_STORE, or what the lexicon or the port objects to, when it cannot start. */
export async function startServer({ env, print }: ServeOptions): Promise<Served> {
  const config = loadConfig(env)
  const { policyFile, lexiconDir, factsPath = config.isDemo ? demoFacts : undefined } = config
  const options = { policy: policyFile, facts: factsPath, lexicon: lexiconDir }
  const { policy, linter } = loadLinter(options, {}, new Date().toISOString())
  const overlay = overlayOf(policy, lexiconDir !== undefined)
  const app = await buildApp({ config, linter, policy, overlay, now: () => new Date(), makeId: randomUUID })
  const address = await app.listen({ host: config.host, port: config.port })
  for (const line of describeAddresses(address, config.isDemo)) print(line)
  return { address, close: () => app.close() }
}

/** Browsers have the lexicon that comes with Scruple already; one of the company's own is sent whole, without its examples. */
function overlayOf({ facts, cascade, ...lexicon }: Policy, isOwnLexicon: boolean): PolicyOverlay {
  return { ...(isOwnLexicon && withoutExamples(lexicon)), ...(facts && { facts }), ...(cascade && { cascade }) }
}

function describeAddresses(address: string, isDemo: boolean): string[] {
  return [
    `Scruple listens on ${address}`,
    '',
    `  ${address}/demo        customer, agent and supervisor side by side`,
    `  ${address}/agent       agent console`,
    `  ${address}/supervisor  supervisor console`,
    `  ${address}/docs/rules  what each rule says, why, and on which source`,
    `  ${address}/docs        HTTP interface`,
    '',
    isDemo
      ? 'Demo mode: nobody has to sign in, so it works only on this machine (loopback). Set SCRUPLE_TOKEN_SECRET to leave it.'
      : 'Every socket and every route under /v1 needs a signed token.',
  ]
}

/** The first signal ends cleanly; a second one, or ten seconds, ends at once. */
function closeOnSignals(served: Served) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      setTimeout(() => process.exit(1), 10_000).unref()
      served.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
}

/** What `npm start` and `scruple serve` run: an error of the person who started it is one line, not a stack. */
export async function serve({ env = process.env, print = printLine }: Partial<ServeOptions> = {}): Promise<void> {
  try {
    closeOnSignals(await startServer({ env, print }))
  } catch (error) {
    if (!isTheirs(error)) throw error
    print(isPortTaken(error) ? `${error.message}. Set SCRUPLE_PORT to a free port.` : error.message)
    process.exitCode = 1
  }
}

const isPortTaken = (error: Error) => 'code' in error && error.code === 'EADDRINUSE'

/** What the person who starts it, or who wrote the lexicon, can cure. */
function isTheirs(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return isCatalogued(error) || error instanceof LexiconError || error instanceof PatternError || isPortTaken(error)
}

/** Standard error: standard output is the log's. */
const printLine = (line: string) => {
  process.stderr.write(`${line}\n`)
}

if (import.meta.main) await serve()
