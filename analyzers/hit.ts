// What a kind of rule finds, before precedence and before it becomes a finding.
import type { CompiledCase, CompiledRule } from './compile.ts'
import type { Conversation } from './conversation.ts'
import type { FactBook, FactRecord } from './facts/fact-book.ts'
import type { Edit, Evidence, Span } from './finding.ts'
import type { Message } from './message.ts'
import type { PreparedText } from './prepare.ts'
import type { Vocabulary } from './text/vocabulary.ts'

export interface Hit extends Span {
  rule: CompiledRule
  case?: CompiledCase | null
  confidence: number
  evidence: Evidence[]
  mask?: string
  /** The customer's own value, as they wrote it in this conversation: said back, it is advice at most. */
  isEcho?: boolean
  /** The rule's words hold, but only a missing fact could show that they are untrue. */
  isUnverified?: boolean
  /** The rule's words hold, but the message as a whole does not read like a breach. */
  isDoubtful?: boolean
  /** The fact that says otherwise, where the finding names it. */
  fact?: FactRecord
  /** The right value in place of the wrong one. */
  correction?: Edit
}

/** All that a kind may look at. */
export interface Scene {
  message: Message
  text: PreparedText
  conversation: Conversation
  facts: FactBook
  vocabulary: Vocabulary
}
