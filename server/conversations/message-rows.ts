// Turns a message into rows of the store and back.
import type { Finding, Signal } from '../../analyzers/finding.ts'
import type { ReviewedMessage } from '../contract.ts'
import type { FindingRow, MessageRow, SignalRow } from '../store/schema.ts'

type FindingDetail = Pick<
  Finding,
  'message' | 'what' | 'why' | 'fix' | 'evidence' | 'sources' | 'suggestions' | 'mask' | 'isNeverReleased' | 'isTrial'
>

export function toMessageRow(message: ReviewedMessage, seq: number, isFlagged: boolean): MessageRow {
  return {
    id: message.messageId,
    conversation_id: message.conversationId,
    seq,
    role: message.role,
    client_id: message.clientId,
    author: message.author,
    text: message.text,
    sent_at: message.sentAt,
    status: message.status,
    action: message.action,
    reason: message.reason ?? null,
    note: message.note ?? null,
    has_linter_fault: message.hasLinterFault ? 1 : 0,
    is_flagged: isFlagged ? 1 : 0,
  }
}

export function toFindingRows({ messageId, findings }: ReviewedMessage): FindingRow[] {
  return findings.map(({ rule, category, severity, action, start, end, confidence, ...rest }, position) => {
    const detail: FindingDetail = rest
    return {
      message_id: messageId,
      position,
      rule,
      category,
      severity,
      action,
      span_start: start,
      span_end: end,
      confidence,
      detail: JSON.stringify(detail),
    }
  })
}

export function toSignalRows({ messageId, signals }: ReviewedMessage): SignalRow[] {
  return signals.map(({ signal, topic, strength, confidence, start, end, turn }, position) => ({
    message_id: messageId,
    position,
    signal,
    topic,
    strength,
    confidence,
    span_start: start,
    span_end: end,
    turn: turn ?? null,
  }))
}

export function fromRows(row: MessageRow, findings: FindingRow[], signals: SignalRow[]): ReviewedMessage {
  return {
    messageId: row.id,
    conversationId: row.conversation_id,
    role: row.role,
    author: row.author,
    text: row.text,
    sentAt: row.sent_at,
    status: row.status,
    clientId: row.client_id,
    action: row.action,
    findings: findings.map(toFinding),
    signals: signals.map(toSignal),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.note === null ? {} : { note: row.note }),
    hasLinterFault: row.has_linter_fault === 1,
  }
}

function toFinding({
  rule,
  category,
  severity,
  action,
  span_start,
  span_end,
  confidence,
  detail,
}: FindingRow): Finding {
  const rest = JSON.parse(detail) as FindingDetail
  return { rule, category, severity, action, start: span_start, end: span_end, confidence, ...rest }
}

function toSignal({ signal, topic, strength, confidence, span_start, span_end, turn }: SignalRow): Signal {
  const span = { start: span_start, end: span_end }
  return { signal, topic, strength, confidence, ...span, ...(turn === null ? {} : { turn }) }
}
