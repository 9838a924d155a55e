// Wires everything by hand from its parts: HTTP, sockets, store and gateway. Listens to nothing.
import { fileURLToPath } from 'node:url'
import type { Linter } from '../analyzers/lint.ts'
import type { Policy } from '../analyzers/policy.ts'
import { checkRoutes } from './checks/check-routes.ts'
import { type Config, checkConfig } from './config.ts'
import type { PolicyOverlay } from './contract.ts'
import { createAnnouncer } from './conversations/announce.ts'
import { connectSockets } from './conversations/connect-sockets.ts'
import { contextRoutes } from './conversations/context-routes.ts'
import { createConversationService, type ServiceParts } from './conversations/conversation-service.ts'
import { createConversationStore } from './conversations/conversation-store.ts'
import { readDemoSecret } from './demo/demo-secret.ts'
import { seedDemo } from './demo/seed.ts'
import { demoTokenRoute } from './demo/token-route.ts'
import { registerDocs } from './docs.ts'
import { healthRoutes } from './health/health-routes.ts'
import { makeHttpServer } from './http.ts'
import { createOriginPolicy } from './identity/origins.ts'
import { createTokenVerifier } from './identity/tokens.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { openSockets } from './sockets/open-sockets.ts'
import { openStore } from './store/open-store.ts'

export interface AppParts {
  config: Config
  linter: Linter
  now: () => Date
  /** Letters, digits, `_` and `-`; never the same twice, also after a restart. */
  makeId: () => string
  /** What the rules' pages describe; the lexicon that comes with Scruple when absent. */
  policy?: Policy
  /** What the policy has beyond the lexicon that comes with Scruple. */
  overlay?: PolicyOverlay
  /** Where log lines go; standard output when absent. */
  logStream?: { write(line: string): void }
  /** The built pages; web/dist when absent. */
  pagesRoot?: string
  /** Fill an empty store in demo mode with example conversations; true when absent. */
  hasSeed?: boolean
}

const builtPages = fileURLToPath(new URL('../web/dist', import.meta.url))

export type App = Awaited<ReturnType<typeof buildApp>>

/** Call `listen` on the result, or `inject`; `close` ends sockets, finishes what was begun, and closes the store. */
export async function buildApp(parts: AppParts) {
  const { config, linter, now, makeId, logStream, pagesRoot = builtPages, hasSeed = true, overlay = {}, policy } = parts
  checkConfig(config)
  const { isDemo, onLinterFault, logLevel } = config
  const db = await openStore(config.dataDir)
  const store = createConversationStore(db)
  const origins = createOriginPolicy(config)
  const tokenSecret = config.tokenSecret ?? readDemoSecret(config.dataDir)
  const tokens = createTokenVerifier(tokenSecret, now)
  const app = await makeHttpServer({ logLevel, logStream, isDemo, origins })
  const io = openSockets(app.server, origins)
  const { log } = app
  const serviceParts: ServiceParts = { store, linter, onLinterFault, now, makeId, log, announce: createAnnouncer(io) }
  const service = createConversationService(serviceParts)
  connectSockets({ io, tokens, service, store, overlay, now, log, limits: config })

  const reportFault = (err: unknown) => log.error({ err }, 'linter fault')
  await registerDocs(app, policy)
  await app.register(contextRoutes({ service, tokens }))
  await app.register(checkRoutes({ checks: { linter, onLinterFault, reportFault }, tokens }))
  await app.register(
    healthRoutes({ probes: { store: () => store.exists('-'), linter: () => linter.lint({ text: 'ok' }) } }),
  )
  if (isDemo) await app.register(demoTokenRoute({ secret: tokenSecret, now }))
  await app.register(pageRoutes({ root: pagesRoot, origins }))

  app.addHook('preClose', async () => {
    io.disconnectSockets(true)
    await io.close()
  })
  app.addHook('onClose', async () => {
    await service.drain()
    await db.destroy()
  })
  if (isDemo && hasSeed && (await store.listSummaries(1)).length === 0) {
    const makeService = (clock: () => Date) =>
      createConversationService({
        ...serviceParts,
        now: clock,
        log: log.child({}, { level: 'warn' }),
        announce: () => {},
      })
    await seedDemo({ makeService, now })
  }
  return app
}
