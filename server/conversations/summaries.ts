// What a list of conversations shows of each: counted from the messages, so that it can never drift from them.
import { type Severity, severities } from '../../analyzers/finding.ts'
import type { ConversationSummary } from '../contract.ts'
import type { Database } from '../store/open-store.ts'
import type { ConversationRow } from '../store/schema.ts'
import { type ConversationContext, readContext } from './conversation-context.ts'

/** In the order of `rows`. */
export async function summarize(db: Database, rows: ConversationRow[]): Promise<ConversationSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const counts = await countMessages(db, ids)
  const texts = await findLastTexts(db, ids)
  const worst = await findSeverities(db, ids)
  const signals = await findSignals(db, ids)
  return rows.map((row) => ({
    conversationId: row.id,
    customerName: row.customer_name,
    agentName: row.agent_name,
    startedAt: row.started_at,
    lastMessageAt: row.last_message_at,
    lastText: texts.get(row.id) ?? '',
    messageCount: counts.get(row.id)?.delivered ?? 0,
    flagCount: counts.get(row.id)?.flagged ?? 0,
    highestSeverity: severities.find((severity) => worst.get(row.id)?.has(severity)) ?? null,
    signals: [...(signals.get(row.id) ?? [])],
    ...pickPlace(readContext(row.context)),
  }))
}

const pickPlace = ({ jurisdiction }: ConversationContext) => (jurisdiction ? { jurisdiction } : {})

async function countMessages(db: Database, ids: string[]) {
  const rows = await db
    .selectFrom('messages')
    .select(({ eb, fn }) => [
      'conversation_id',
      fn.sum(eb.case().when('status', '=', 'delivered').then(1).else(0).end()).as('delivered'),
      fn.sum('is_flagged').as('flagged'),
    ])
    .where('conversation_id', 'in', ids)
    .groupBy('conversation_id')
    .execute()
  return new Map(
    rows.map((row) => [row.conversation_id, { delivered: Number(row.delivered), flagged: Number(row.flagged) }]),
  )
}

async function findLastTexts(db: Database, ids: string[]) {
  const newest = db
    .selectFrom('messages')
    .select((select) => ['conversation_id', select.fn.max('seq').as('seq')])
    .where('status', '=', 'delivered')
    .where('conversation_id', 'in', ids)
    .groupBy('conversation_id')
    .as('newest')
  const rows = await db
    .selectFrom('messages')
    .innerJoin(newest, (join) =>
      join.onRef('newest.conversation_id', '=', 'messages.conversation_id').onRef('newest.seq', '=', 'messages.seq'),
    )
    .select(['messages.conversation_id', 'messages.text'])
    .execute()
  return new Map(rows.map((row) => [row.conversation_id, row.text]))
}

/** Findings that are only logged do not count: nobody is shown them. */
async function findSeverities(db: Database, ids: string[]) {
  const rows = await db
    .selectFrom('findings')
    .innerJoin('messages', 'messages.id', 'findings.message_id')
    .select(['messages.conversation_id', 'findings.severity'])
    .distinct()
    .where('messages.conversation_id', 'in', ids)
    .where('findings.action', '!=', 'log')
    .execute()
  return collect(rows.map((row): [string, Severity] => [row.conversation_id, row.severity]))
}

/** In the order they were first raised. */
async function findSignals(db: Database, ids: string[]) {
  const rows = await db
    .selectFrom('signals')
    .innerJoin('messages', 'messages.id', 'signals.message_id')
    .select(({ fn }) => ['messages.conversation_id', 'signals.signal', fn.min('messages.seq').as('first')])
    .where('messages.conversation_id', 'in', ids)
    .groupBy(['messages.conversation_id', 'signals.signal'])
    .orderBy('first')
    .orderBy('signals.signal')
    .execute()
  return collect(rows.map((row): [string, string] => [row.conversation_id, row.signal]))
}

function collect<V>(pairs: [string, V][]): Map<string, Set<V>> {
  const sets = new Map<string, Set<V>>()
  for (const [key, value] of pairs) sets.set(key, (sets.get(key) ?? new Set()).add(value))
  return sets
}
