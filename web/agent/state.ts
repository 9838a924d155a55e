// What the agent console knows, and how each event changes it. Pure: no clock, no socket, no page.
import type { Turn } from '../../analyzers/message.ts'
import type { ConversationSummary, Reason, ReviewedMessage, SendOutcome } from '../../server/contract.ts'
import type { ConversationContext } from '../../server/conversations/conversation-context.ts'
import { mergeMessages } from '../chat/messages.ts'
import type { LintMode } from '../composer/lint-client.ts'
import type { HeldDraft } from '../composer/plan.ts'
import type { Link } from '../link.ts'

export interface Outgoing {
  clientId: string
  conversationId: string
  text: string
  reason?: Reason
  note?: string
  queuedAt: string
  /** The agent sent it for review: that it is held is no surprise, and it does not come back into the composer. */
  isForReview: boolean
  /** Set where the server refused it; nothing is sent again without the agent. */
  refusal?: { code: string; message: string }
}

/** A held message keeps its own words here, for the agent alone: what the server stores and sends is masked. */
interface Held extends HeldDraft {
  messageId: string
}

export interface AgentState {
  link: Link
  lintMode: LintMode
  isListed: boolean
  conversations: Record<string, ConversationSummary>
  messages: Record<string, ReviewedMessage[]>
  /** What a connector knows of a conversation, by its id: the linter in the browser must know it too. */
  contexts: Record<string, ConversationContext>
  unread: Record<string, number>
  drafts: Record<string, string>
  /** The last held message, by conversation, while its text is the draft. */
  held: Record<string, Held>
  /** By message id. */
  heldTexts: Record<string, string>
  outbox: Outgoing[]
  openId: string | null
  search: string
  problem: { code: string; message: string } | null
}

export type AgentEvent =
  | { type: 'link:changed'; link: Link }
  | { type: 'lint-mode:changed'; mode: LintMode }
  | { type: 'conversations:listed'; conversations: ConversationSummary[] }
  | { type: 'conversation:updated'; conversation: ConversationSummary }
  | { type: 'conversation:chosen'; conversationId: string | null }
  | {
      type: 'conversation:opened'
      conversation: ConversationSummary
      messages: ReviewedMessage[]
      context: ConversationContext
    }
  | { type: 'context:changed'; conversationId: string; context: ConversationContext }
  | { type: 'message:delivered'; message: ReviewedMessage }
  | { type: 'draft:changed'; conversationId: string; text: string }
  | { type: 'message:queued'; outgoing: Outgoing }
  | { type: 'message:answered'; clientId: string; outcome: SendOutcome }
  | { type: 'message:refused'; clientId: string; refusal: { code: string; message: string } }
  | { type: 'message:retried'; clientId: string }
  | { type: 'message:withdrawn'; clientId: string }
  | { type: 'search:changed'; search: string }
  | { type: 'problem:arose'; problem: { code: string; message: string } | null }

export const initialAgentState: AgentState = {
  link: { state: 'connecting' },
  lintMode: 'worker',
  isListed: false,
  conversations: {},
  messages: {},
  contexts: {},
  unread: {},
  drafts: {},
  held: {},
  heldTexts: {},
  outbox: [],
  openId: null,
  search: '',
  problem: null,
}

export function reduceAgent(state: AgentState, event: AgentEvent): AgentState {
  switch (event.type) {
    case 'link:changed':
      return { ...state, link: event.link }
    case 'lint-mode:changed':
      return { ...state, lintMode: event.mode }
    case 'conversations:listed':
      return listConversations(state, event.conversations)
    case 'conversation:updated':
      return putConversation(state, event.conversation)
    case 'conversation:chosen':
      return choose(state, event.conversationId)
    case 'conversation:opened':
      return open(state, event)
    case 'context:changed':
      return putContext(state, event.conversationId, event.context)
    case 'message:delivered':
      return receive(state, event.message)
    case 'draft:changed':
      return { ...state, drafts: { ...state.drafts, [event.conversationId]: event.text } }
    case 'message:queued':
      return queue(state, event.outgoing)
    case 'message:answered':
      return settle(state, event.clientId, event.outcome)
    case 'message:refused':
      return mapOutgoing(state, event.clientId, (outgoing) => ({ ...outgoing, refusal: event.refusal }))
    case 'message:retried':
      return mapOutgoing(state, event.clientId, ({ refusal: _, ...outgoing }) => outgoing)
    case 'message:withdrawn':
      return withdraw(state, event.clientId)
    case 'search:changed':
      return { ...state, search: event.search }
    case 'problem:arose':
      return { ...state, problem: event.problem }
  }
}

type Opened = Extract<AgentEvent, { type: 'conversation:opened' }>

function open(state: AgentState, { conversation, messages, context }: Opened): AgentState {
  const { conversationId } = conversation
  return addMessages(
    putContext(putConversation(state, conversation), conversationId, context),
    conversationId,
    messages,
  )
}

function putContext(state: AgentState, conversationId: string, context: ConversationContext): AgentState {
  return { ...state, contexts: { ...state.contexts, [conversationId]: context } }
}

function putConversation(state: AgentState, conversation: ConversationSummary): AgentState {
  return { ...state, conversations: { ...state.conversations, [conversation.conversationId]: conversation } }
}

/** What came while the link was down shows as unread. */
function listConversations(state: AgentState, conversations: ConversationSummary[]): AgentState {
  const unread = { ...state.unread }
  for (const { conversationId, messageCount } of conversations) {
    const known = state.conversations[conversationId]?.messageCount
    const missed = known === undefined ? 0 : messageCount - known
    if (missed > 0 && conversationId !== state.openId) unread[conversationId] = (unread[conversationId] ?? 0) + missed
  }
  const byId = Object.fromEntries(conversations.map((conversation) => [conversation.conversationId, conversation]))
  return { ...state, isListed: true, unread, conversations: byId }
}

function choose(state: AgentState, openId: string | null): AgentState {
  const unread = openId === null ? state.unread : { ...state.unread, [openId]: 0 }
  return { ...state, openId, unread, problem: null }
}

function addMessages(state: AgentState, conversationId: string, messages: ReviewedMessage[]): AgentState {
  const merged = mergeMessages(state.messages[conversationId] ?? [], messages)
  return { ...state, messages: { ...state.messages, [conversationId]: merged } }
}

function receive(state: AgentState, message: ReviewedMessage): AgentState {
  const { conversationId, messageId, role } = message
  const isKnown = state.messages[conversationId]?.some((known) => known.messageId === messageId) ?? false
  const next = addMessages(state, conversationId, [message])
  if (isKnown || role !== 'customer' || conversationId === state.openId) return next
  return { ...next, unread: { ...next.unread, [conversationId]: (next.unread[conversationId] ?? 0) + 1 } }
}

function queue(state: AgentState, outgoing: Outgoing): AgentState {
  const { conversationId } = outgoing
  const { [conversationId]: _, ...held } = state.held
  return {
    ...state,
    outbox: [...state.outbox, outgoing],
    drafts: { ...state.drafts, [conversationId]: '' },
    held,
  }
}

/** A held text goes back into the composer with the server's findings, unless the agent is writing something else by now. */
function settle(state: AgentState, clientId: string, { message }: SendOutcome): AgentState {
  const outgoing = state.outbox.find((waiting) => waiting.clientId === clientId)
  const next = addMessages(
    { ...state, outbox: state.outbox.filter((waiting) => waiting.clientId !== clientId) },
    message.conversationId,
    [message],
  )
  if (!outgoing || message.status === 'delivered') return next
  const { text, conversationId, isForReview } = outgoing
  const heldTexts = { ...next.heldTexts, [message.messageId]: text }
  if (isForReview || next.drafts[conversationId]?.trim()) return { ...next, heldTexts }
  const { messageId, findings, hasLinterFault } = message
  return {
    ...next,
    heldTexts,
    drafts: { ...next.drafts, [conversationId]: text },
    held: { ...next.held, [conversationId]: { messageId, text, findings, hasLinterFault } },
  }
}

function mapOutgoing(state: AgentState, clientId: string, change: (outgoing: Outgoing) => Outgoing): AgentState {
  return { ...state, outbox: state.outbox.map((item) => (item.clientId === clientId ? change(item) : item)) }
}

/** Puts a refused message back into the composer, before what is written there. */
function withdraw(state: AgentState, clientId: string): AgentState {
  const outgoing = state.outbox.find((waiting) => waiting.clientId === clientId)
  if (!outgoing) return state
  const draft = state.drafts[outgoing.conversationId] ?? ''
  const text = draft.trim() ? `${outgoing.text}\n${draft}` : outgoing.text
  return {
    ...state,
    outbox: state.outbox.filter((waiting) => waiting.clientId !== clientId),
    drafts: { ...state.drafts, [outgoing.conversationId]: text },
  }
}

/** Newest first; the search looks at the customer's name and the last text. */
export function listShown({
  conversations,
  search,
}: Pick<AgentState, 'conversations' | 'search'>): ConversationSummary[] {
  const wanted = search.trim().toLocaleLowerCase()
  return Object.values(conversations)
    .filter(({ customerName, lastText }) => `${customerName}\n${lastText}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt))
}

/** What has not come back from the server yet. A delivery can be announced before it is acknowledged. */
export function listWaiting(state: AgentState, conversationId: string): Outgoing[] {
  const known = new Set((state.messages[conversationId] ?? []).map(({ clientId }) => clientId))
  return state.outbox.filter((item) => item.conversationId === conversationId && !known.has(item.clientId))
}

/** The conversation as the linter reads it: what the customer saw and said. */
export function listTurns(messages: readonly ReviewedMessage[]): Turn[] {
  return messages
    .filter(({ status }) => status === 'delivered')
    .slice(-50)
    .map(({ role, text }) => ({ role, text }))
}
