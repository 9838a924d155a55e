// A server in a process of its own, for tests that kill it. Prints its address.
import { randomUUID } from 'node:crypto'
import { buildApp } from '../../../server/app.ts'
import { makeFakeLinter } from '../fake-linter.ts'

const app = await buildApp({
  config: {
    host: '127.0.0.1',
    port: 0,
    dataDir: process.argv[2] as string,
    isDemo: false,
    tokenSecret: 'a secret for tests that is long enough',
    onLinterFault: 'closed',
    logLevel: 'silent',
    allowedOrigins: [],
    draftsPerMinute: 60_000,
    messagesPerMinute: 60_000,
  },
  linter: makeFakeLinter(),
  now: () => new Date(),
  makeId: randomUUID,
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
