// Lets kysely's SQLite dialect run on node:sqlite, and opens the file so that no acknowledged row is lost.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

const maxStatements = 200

/** `file`: a path, or ':memory:'. Throws when the file cannot be opened or is no database. */
export function openSqlite(file: string): SqliteDialect {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 })
  // FULL waits for the disk at every commit: with NORMAL a power cut in WAL mode may lose an acknowledged message.
  database.exec('pragma journal_mode = wal; pragma synchronous = full;')
  return new SqliteDialect({ database: adapt(database) })
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      // Taking the write lock at once lets a second process wait its turn instead of failing in mid-transaction.
      const prepared = wrap(database.prepare(sql === 'begin' ? 'begin immediate' : sql))
      if (statements.size >= maxStatements) statements.clear()
      statements.set(sql, prepared)
      return prepared
    },
  }
}

function wrap(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  }
}
