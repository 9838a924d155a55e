// The signing secret of demo mode: made once and kept beside the store, so that open pages survive a restart.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minSecretBytes } from '../config.ts'

/** Call after the store is open: the directory must be there. */
export function readDemoSecret(dataDir: string): string {
  const secret = randomBytes(minSecretBytes).toString('base64')
  if (dataDir === ':memory:') return secret
  const file = join(dataDir, 'demo-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
