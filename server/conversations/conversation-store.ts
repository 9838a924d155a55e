// Reads and writes conversations and their messages: each message with its findings and signals in one transaction.
import { Compile } from 'typebox/compile'
import type { Role, Turn } from '../../analyzers/message.ts'
import { ConversationState } from '../../analyzers/state.ts'
import type { ConversationSummary, ReviewedMessage } from '../contract.ts'
import type { Database } from '../store/open-store.ts'
import { type ConversationContext, readContext } from './conversation-context.ts'
import { fromRows, toFindingRows, toMessageRow, toSignalRows } from './message-rows.ts'
import { summarize } from './summaries.ts'

export interface NewConversation {
  conversationId: string
  customerName: string
  agentName?: string
  startedAt: string
}

export interface ConversationStore {
  /** True when it was new. */
  create(conversation: NewConversation): Promise<boolean>
  exists(conversationId: string): Promise<boolean>
  /** Newest activity first. */
  listSummaries(limit: number): Promise<ConversationSummary[]>
  findSummary(conversationId: string): Promise<ConversationSummary | undefined>
  /** The newest `limit` in the order they were sent. */
  listMessages(conversationId: string, limit: number, options?: { onlyDelivered: boolean }): Promise<ReviewedMessage[]>
  /** Newest first, over all conversations. */
  listFlagged(limit: number): Promise<ReviewedMessage[]>
  findMessage(conversationId: string, role: Role, clientId: string): Promise<ReviewedMessage | undefined>
  /** The newest `limit` delivered turns, oldest first. */
  listTurns(conversationId: string, limit: number): Promise<Turn[]>
  /** What a connector said of it; empty without. */
  findContext(conversationId: string): Promise<ConversationContext>
  saveContext(conversationId: string, context: ConversationContext): Promise<void>
  /** As the last message left it; undefined before the first, or when it was written by another version. */
  findState(conversationId: string): Promise<ConversationState | undefined>
  /** Everything of one message or nothing. When it returns, the rows are on disk. */
  add(message: ReviewedMessage, isFlagged: boolean, state?: ConversationState): Promise<void>
}

export function createConversationStore(db: Database): ConversationStore {
  return {
    create: (conversation) => createConversation(db, conversation),
    async exists(conversationId) {
      const row = await db.selectFrom('conversations').select('id').where('id', '=', conversationId).executeTakeFirst()
      return row !== undefined
    },
    async listSummaries(limit) {
      const rows = db.selectFrom('conversations').selectAll().orderBy('last_message_at', 'desc').orderBy('id')
      return summarize(db, await rows.limit(limit).execute())
    },
    async findSummary(conversationId) {
      const rows = db.selectFrom('conversations').selectAll().where('id', '=', conversationId)
      const [summary] = await summarize(db, await rows.execute())
      return summary
    },
    async listMessages(conversationId, limit, { onlyDelivered } = { onlyDelivered: false }) {
      let query = db.selectFrom('messages').selectAll().where('conversation_id', '=', conversationId)
      if (onlyDelivered) query = query.where('status', '=', 'delivered')
      const rows = await query.orderBy('seq', 'desc').limit(limit).execute()
      return withDetails(db, rows.reverse())
    },
    async listFlagged(limit) {
      const query = db.selectFrom('messages').selectAll().where('is_flagged', '=', 1)
      return withDetails(db, await query.orderBy('sent_at', 'desc').orderBy('seq', 'desc').limit(limit).execute())
    },
    async findMessage(conversationId, role, clientId) {
      const query = db.selectFrom('messages').selectAll().where('conversation_id', '=', conversationId)
      const rows = await query.where('role', '=', role).where('client_id', '=', clientId).execute()
      const [message] = await withDetails(db, rows)
      return message
    },
    async listTurns(conversationId, limit) {
      const query = db.selectFrom('messages').select(['role', 'text']).where('conversation_id', '=', conversationId)
      const rows = await query.where('status', '=', 'delivered').orderBy('seq', 'desc').limit(limit).execute()
      return rows.reverse()
    },
    async findContext(conversationId) {
      const query = db.selectFrom('conversations').select('context').where('id', '=', conversationId)
      return readContext((await query.executeTakeFirst())?.context)
    },
    async saveContext(conversationId, context) {
      const json = JSON.stringify(context)
      await db.updateTable('conversations').set({ context: json }).where('id', '=', conversationId).execute()
    },
    async findState(conversationId) {
      const query = db.selectFrom('conversations').select('state').where('id', '=', conversationId)
      return readState((await query.executeTakeFirst())?.state)
    },
    add: (message, isFlagged, state) => addMessage(db, message, isFlagged, state),
  }
}

async function createConversation(db: Database, conversation: NewConversation): Promise<boolean> {
  const { conversationId, customerName, agentName = '', startedAt } = conversation
  const result = await db
    .insertInto('conversations')
    .values({
      id: conversationId,
      customer_name: customerName,
      agent_name: agentName,
      started_at: startedAt,
      last_message_at: startedAt,
      state: '',
      context: '',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

const isState = Compile(ConversationState)

function readState(json: string | undefined): ConversationState | undefined {
  if (!json) return
  try {
    const state: unknown = JSON.parse(json)
    return isState.Check(state) ? state : undefined
  } catch {
    // Another version's, or damaged: it is worked out again from the turns.
  }
}

async function addMessage(
  db: Database,
  message: ReviewedMessage,
  isFlagged: boolean,
  state: ConversationState | undefined,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { last } = await transaction
      .selectFrom('messages')
      .select((select) => select.fn.max('seq').as('last'))
      .where('conversation_id', '=', message.conversationId)
      .executeTakeFirstOrThrow()
    await transaction
      .insertInto('messages')
      .values(toMessageRow(message, Number(last ?? 0) + 1, isFlagged))
      .execute()
    if (message.findings.length > 0) await transaction.insertInto('findings').values(toFindingRows(message)).execute()
    if (message.signals.length > 0) await transaction.insertInto('signals').values(toSignalRows(message)).execute()
    await transaction
      .updateTable('conversations')
      .set({
        last_message_at: message.sentAt,
        ...(message.role === 'agent' ? { agent_name: message.author } : {}),
        ...(state ? { state: JSON.stringify(state) } : {}),
      })
      .where('id', '=', message.conversationId)
      .execute()
  })
}

async function withDetails(db: Database, rows: Parameters<typeof fromRows>[0][]): Promise<ReviewedMessage[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const findings = await db
    .selectFrom('findings')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('position')
    .execute()
  const signals = await db
    .selectFrom('signals')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('position')
    .execute()
  const findingsOf = Map.groupBy(findings, (row) => row.message_id)
  const signalsOf = Map.groupBy(signals, (row) => row.message_id)
  return rows.map((row) => fromRows(row, findingsOf.get(row.id) ?? [], signalsOf.get(row.id) ?? []))
}
