// Every socket event and payload, typed once for server and browser: imperative from the client, past tense from the server.
// Events with an acknowledgement are always answered: `{ ok: true, … }` or `{ ok: false, code, message }`.
import { type Static, type TSchema, Type } from 'typebox'
import type { Action, Finding, Severity, Signal } from '../analyzers/finding.ts'
import type { Role } from '../analyzers/message.ts'
import type { Policy } from '../analyzers/policy.ts'
import type { ConversationContext } from './conversations/conversation-context.ts'

/** Longest chat message that the gateway takes, in UTF-16 units. The engine itself takes more (canned replies, transcripts). */
export const maxMessageChars = 10_000

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })
const Text = Type.String({ minLength: 1, maxLength: maxMessageChars, pattern: '\\S' })
const closed = { additionalProperties: false }

/** Why an agent sends what a `confirm` rule stopped. */
export const reasons = [
  'true-and-documented',
  'customer-asked',
  'quoting',
  'supervisor-approved',
  'not-what-it-means',
  'other',
] as const
export const Reason = Type.Enum([...reasons])
export type Reason = (typeof reasons)[number]

export const payloads = {
  '/agent': {
    'policy:get': Type.Object({}, closed),
    'conversations:list': Type.Object({}, closed),
    'conversation:open': Type.Object({ conversationId: Id }, closed),
    'draft:check': Type.Object(
      {
        conversationId: Id,
        text: Type.String({ maxLength: maxMessageChars }),
        /** Echoed, so that a late answer to an older draft can be dropped. */
        revision: Type.Optional(Type.Integer({ minimum: 0 })),
      },
      closed,
    ),
    'message:send': Type.Object(
      {
        conversationId: Id,
        /** Chosen by the client; sending the same id again answers with the first outcome and delivers nothing. */
        clientId: Id,
        text: Text,
        reason: Type.Optional(Reason),
        note: Type.Optional(Type.String({ maxLength: 500 })),
      },
      closed,
    ),
  },
  '/customer': {
    'conversation:open': Type.Object({}, closed),
    'message:send': Type.Object({ clientId: Id, text: Text }, closed),
  },
  '/supervisor': {
    'flags:list': Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }, closed),
    'conversation:open': Type.Object({ conversationId: Id }, closed),
  },
} as const satisfies Record<string, Record<string, TSchema>>

export type Namespace = keyof typeof payloads
type Payload<N extends Namespace, E extends keyof (typeof payloads)[N]> = (typeof payloads)[N][E] extends TSchema
  ? Static<(typeof payloads)[N][E]>
  : never

export type Refusal = { ok: false; code: string; message: string }
type Answer<T> = ({ ok: true } & T) | Refusal

/** `delivered`: the customer has it. `held`: the customer has nothing; edit, or give a reason where the action is `confirm`. */
export type MessageStatus = 'delivered' | 'held'

/** A message as everybody but its author may see it: the text is masked where a finding says so. */
export interface ChatMessage {
  messageId: string
  conversationId: string
  role: Role
  /** The agent's name; the customer's is on the conversation. */
  author: string
  text: string
  /** ISO 8601 */
  sentAt: string
  status: MessageStatus
}

/** What agents and supervisors see beside the text. The customer never gets this. */
export interface ReviewedMessage extends ChatMessage {
  clientId: string
  action: Action | 'deliver'
  findings: Finding[]
  signals: Signal[]
  reason?: Reason
  note?: string
  /** The linter failed on this message; `delivered` then means that the gateway is set to fail open. */
  hasLinterFault: boolean
}

export interface ConversationSummary {
  conversationId: string
  customerName: string
  agentName: string
  /** ISO 8601 */
  startedAt: string
  lastMessageAt: string
  lastText: string
  messageCount: number
  flagCount: number
  highestSeverity: Severity | null
  /** Ids of the signals raised so far, newest last. */
  signals: string[]
  /** Where the customer is (`us-ca`, `eu` …), when a connector has said so. */
  jurisdiction?: string
}

/** Parts of a policy; empty when the server runs on the lexicon that comes with Scruple. */
export type PolicyOverlay = Partial<Policy>

export interface SendOutcome {
  message: ReviewedMessage
  /** This `clientId` was known already; nothing new was delivered. */
  isRepeat: boolean
}

export interface AgentToServer {
  /** What this server's policy has beyond the lexicon that comes with Scruple: the linter in the browser needs it too. */
  'policy:get': (
    payload: Payload<'/agent', 'policy:get'>,
    ack: (answer: Answer<{ overlay: PolicyOverlay }>) => void,
  ) => void
  'conversations:list': (
    payload: Payload<'/agent', 'conversations:list'>,
    ack: (answer: Answer<{ conversations: ConversationSummary[] }>) => void,
  ) => void
  'conversation:open': (
    payload: Payload<'/agent', 'conversation:open'>,
    ack: (
      answer: Answer<{
        conversation: ConversationSummary
        messages: ReviewedMessage[]
        context: ConversationContext
      }>,
    ) => void,
  ) => void
  'draft:check': (
    payload: Payload<'/agent', 'draft:check'>,
    ack: (answer: Answer<{ findings: Finding[]; revision: number }>) => void,
  ) => void
  'message:send': (payload: Payload<'/agent', 'message:send'>, ack: (answer: Answer<SendOutcome>) => void) => void
}

export interface ServerToAgent {
  'context:changed': (change: { conversationId: string; context: ConversationContext }) => void
  'message:delivered': (message: ReviewedMessage) => void
  'conversation:updated': (conversation: ConversationSummary) => void
}

export interface CustomerToServer {
  'conversation:open': (
    payload: Payload<'/customer', 'conversation:open'>,
    ack: (answer: Answer<{ conversationId: string; agentName: string; messages: ChatMessage[] }>) => void,
  ) => void
  'message:send': (
    payload: Payload<'/customer', 'message:send'>,
    ack: (answer: Answer<{ message: ChatMessage; isRepeat: boolean }>) => void,
  ) => void
}

export interface ServerToCustomer {
  'message:delivered': (message: ChatMessage) => void
}

export interface SupervisorToServer {
  'flags:list': (
    payload: Payload<'/supervisor', 'flags:list'>,
    ack: (answer: Answer<{ conversations: ConversationSummary[]; flagged: ReviewedMessage[] }>) => void,
  ) => void
  'conversation:open': (
    payload: Payload<'/supervisor', 'conversation:open'>,
    ack: (answer: Answer<{ conversation: ConversationSummary; messages: ReviewedMessage[] }>) => void,
  ) => void
}

export interface ServerToSupervisor {
  /** A message with findings or signals, delivered or held. */
  'message:flagged': (message: ReviewedMessage) => void
  /** Every other message of any conversation, so that an open conversation stays whole. */
  'message:delivered': (message: ReviewedMessage) => void
  'conversation:updated': (conversation: ConversationSummary) => void
}
