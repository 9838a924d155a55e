// The tables as kysely types: columns hold only what SQLite and PostgreSQL both know (text, integer, real).
import type { Action, Category, Severity, Signal } from '../../analyzers/finding.ts'
import type { Role } from '../../analyzers/message.ts'
import type { MessageStatus, Reason } from '../contract.ts'

/** A boolean column: 0 or 1. */
type Flag = 0 | 1

export interface ConversationRow {
  id: string
  customer_name: string
  /** Whoever wrote last; empty until an agent does. */
  agent_name: string
  /** Instants are ISO 8601 in UTC, so that text order is time order. */
  started_at: string
  last_message_at: string
  /** JSON of what the conversation has come to (ConversationState); empty before its first message. */
  state: string
  /** JSON of what a connector knows of it (ConversationContext); empty until one says so. */
  context: string
}

export interface MessageRow {
  id: string
  conversation_id: string
  /** Place in the conversation, from 1, held messages included. */
  seq: number
  role: Role
  client_id: string
  author: string
  /** Masked: no value that a finding covers is ever written in clear. */
  text: string
  sent_at: string
  status: MessageStatus
  action: Action | 'deliver'
  reason: Reason | null
  note: string | null
  has_linter_fault: Flag
  is_flagged: Flag
}

export interface FindingRow {
  message_id: string
  position: number
  rule: string
  category: Category
  severity: Severity
  action: Action
  span_start: number
  span_end: number
  confidence: number
  /** JSON of what no query asks for: wording, evidence, sources, suggestions, mask. */
  detail: string
}

export interface SignalRow {
  message_id: string
  position: number
  signal: string
  topic: string
  strength: Signal['strength']
  confidence: number
  span_start: number
  span_end: number
  /** Index into the conversation's turns; null for the message itself. */
  turn: number | null
}

export interface Tables {
  conversations: ConversationRow
  messages: MessageRow
  findings: FindingRow
  signals: SignalRow
}
