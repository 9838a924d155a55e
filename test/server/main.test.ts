// The program itself: says where it listens, ends cleanly on a signal, and tells in one line why it cannot start.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDataDir } from './start-app.ts'

const program = join(import.meta.dirname, '../../server/main.ts')

function start(env: Record<string, string>) {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [program], {
    env: { PATH, SCRUPLE_PORT: '0', SCRUPLE_DATA_DIR: makeDataDir(), ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const hears = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said)
        if (found) resolve(found)
      }
      child.stderr.on('data', look)
      ended.then(() => reject(new Error(`ended without ${pattern}: ${said}`)))
      look()
    })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.stdout.resume()
  return { child, ended, hears, said: () => said }
}

test.each(['SIGINT', 'SIGTERM'] as const)('prints its addresses, and ends cleanly on %s', async (signal) => {
  const { child, ended, hears, said } = start({})
  const [, address] = await hears(/listens on (\S+)[\s\S]*Demo mode/)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  for (const path of ['/demo', '/agent', '/supervisor', '/docs']) expect(said()).toContain(`${address}${path} `)
  expect(said()).toMatch(/nobody has to sign in, so it works only on this machine \(loopback\)/)
  child.kill(signal)
  expect(await ended).toBe(0)
})

test.each<[string, Record<string, string>, RegExp]>([
  [
    'demo mode on all addresses',
    { SCRUPLE_HOST: '0.0.0.0', SCRUPLE_DEMO: 'on' },
    /^The configuration is wrong\. Demo mode .* works only on loopback.*Set SCRUPLE_HOST=127\.0\.0\.1.*\n$/,
  ],
  [
    'no secret outside demo mode',
    { SCRUPLE_DEMO: 'off' },
    /^The configuration is wrong\. SCRUPLE_TOKEN_SECRET is not set.*\n$/,
  ],
  ['a data directory that is a file', { SCRUPLE_DATA_DIR: program }, /^The store cannot be opened\. .*\n$/],
])('%s: one line and status 1', async (_name, env, line) => {
  const { ended, said } = start(env)
  expect(await ended).toBe(1)
  expect(said()).toMatch(line)
})

test('a port that is taken: one line with the cure', async () => {
  const other = createServer()
  onTestFinished(() => void other.close())
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const { ended, said } = start({ SCRUPLE_PORT: String(port) })
  expect(await ended).toBe(1)
  expect(said()).toMatch(/^.*EADDRINUSE.*Set SCRUPLE_PORT to a free port\.\n$/)
})
