// The migrations in order. A released one is never edited: add the next.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Keys sort as text in the order they run. */
export const migrations: Record<string, Migration> = {
  '0001-conversations': {
    async up(db: Kysely<unknown>) {
      await createConversations(db)
      await createMessages(db)
      await createFindings(db)
      await createSignals(db)
    },
  },
  '0002-conversation-state': {
    async up(db: Kysely<unknown>) {
      for (const name of ['state', 'context'])
        await db.schema
          .alterTable('conversations')
          .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
          .execute()
    },
  },
}

async function createConversations(db: Kysely<unknown>) {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('customer_name', 'text', (column) => column.notNull())
    .addColumn('agent_name', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('last_message_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('conversations_recent').on('conversations').column('last_message_at').execute()
}

async function createMessages(db: Kysely<unknown>) {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('has_linter_fault', 'integer', (column) => column.notNull())
    .addColumn('is_flagged', 'integer', (column) => column.notNull())
    // With the role: a customer who guesses an agent's client id must not be answered with the agent's message.
    .addUniqueConstraint('messages_once', ['conversation_id', 'role', 'client_id'])
    .addUniqueConstraint('messages_order', ['conversation_id', 'seq'])
    .execute()
  await db.schema.createIndex('messages_flagged').on('messages').columns(['is_flagged', 'sent_at']).execute()
}

async function createFindings(db: Kysely<unknown>) {
  await db.schema
    .createTable('findings')
    .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('span_start', 'integer', (column) => column.notNull())
    .addColumn('span_end', 'integer', (column) => column.notNull())
    .addColumn('confidence', 'real', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_key', ['message_id', 'position'])
    .execute()
}

async function createSignals(db: Kysely<unknown>) {
  await db.schema
    .createTable('signals')
    .addColumn('message_id', 'text', (column) => column.notNull().references('messages.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('signal', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('strength', 'text', (column) => column.notNull())
    .addColumn('confidence', 'real', (column) => column.notNull())
    .addColumn('span_start', 'integer', (column) => column.notNull())
    .addColumn('span_end', 'integer', (column) => column.notNull())
    .addColumn('turn', 'integer')
    .addPrimaryKeyConstraint('signals_key', ['message_id', 'position'])
    .execute()
}
