// Reads the messages of the store, conversation by conversation, without holding them and without writing a byte.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ConversationContext } from '../conversations/conversation-context.ts'
import { makeError } from '../errors.ts'
import { storeFileName } from '../store/open-store.ts'
import type { MessageRow } from '../store/schema.ts'

export type StoredMessage = Pick<MessageRow, 'id' | 'conversation_id' | 'role' | 'text' | 'sent_at' | 'status'> & {
  /** What a connector knows of the conversation; the same object for all of its messages. */
  context: ConversationContext
}

/**
 * All messages of the conversations with a message since then; conversations newest first, messages in their order.
 * One snapshot: what is written meanwhile is not seen.
 * @throws SCR_ERR_STORE when there is no store, or none of this version
 */
export function* readStoredMessages(dataDir: string, since?: string): Generator<StoredMessage> {
  const file = join(dataDir, storeFileName)
  if (!existsSync(file))
    throw makeError('SCR_ERR_STORE', `There is no ${file}; set SCRUPLE_DATA_DIR to the folder of the server's store.`)
  const database = openReadOnly(file)
  try {
    database.exec('begin')
    const conversations = prepare(
      database,
      file,
      'select id, context from conversations where last_message_at >= ? order by last_message_at desc, id',
    )
    const messages = prepare(
      database,
      file,
      'select id, conversation_id, role, text, sent_at, status from messages where conversation_id = ? order by seq',
    )
    for (const { id, context } of conversations.iterate(since ?? '')) {
      const known = context === '' ? {} : (JSON.parse(context as string) as ConversationContext)
      for (const row of messages.iterate(id as string)) yield { ...(row as unknown as MessageRow), context: known }
    }
  } finally {
    database.close()
  }
}

function openReadOnly(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  } catch (error) {
    throw makeError('SCR_ERR_STORE', `Opening ${file} failed: ${String(error)}.`)
  }
}

function prepare(database: DatabaseSync, file: string, sql: string) {
  try {
    return database.prepare(sql)
  } catch (error) {
    throw makeError(
      'SCR_ERR_STORE',
      `${file} cannot be read: ${String(error)}. Start the server once to bring it up to date.`,
    )
  }
}
