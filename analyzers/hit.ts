// What a kind of rule finds, before precedence and before it becomes a finding.
import type { CompiledRule } from './compile.ts'
import type { Conversation } from './conversation.ts'
import type { Evidence, Span } from './finding.ts'
import type { FactValue, Message } from './message.ts'
import type { PreparedText } from './prepare.ts'

export interface Hit extends Span {
  rule: CompiledRule
  confidence: number
  evidence: Evidence[]
  mask?: string
  /** The rule's words hold, but only a missing fact could show that they are untrue. */
  isUnverified?: boolean
}

/** All that a kind may look at. */
export interface Scene {
  message: Message
  text: PreparedText
  conversation: Conversation
  facts: Readonly<Record<string, FactValue>>
}
