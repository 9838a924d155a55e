// Opens the store: the database file in the data directory, brought up to date.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { makeError } from '../errors.ts'
import { migrations } from './migrations.ts'
import type { Tables } from './schema.ts'
import { openSqlite } from './sqlite-dialect.ts'

export type Database = Kysely<Tables>

export const storeFileName = 'scruple.sqlite'

/** `dataDir`: made when absent; ':memory:' keeps everything in memory. Throws SCR_ERR_STORE. */
export async function openStore(dataDir: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: openDialect(dataDir) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error === undefined) return db
  await db.destroy()
  throw makeError('SCR_ERR_STORE', `Migrating ${dataDir} failed: ${String(error)}.`)
}

function openDialect(dataDir: string) {
  if (dataDir === ':memory:') return openSqlite(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return openSqlite(join(dataDir, storeFileName))
  } catch (error) {
    throw makeError('SCR_ERR_STORE', `Opening ${dataDir} failed: ${String(error)}.`)
  }
}
