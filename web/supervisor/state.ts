// What the supervisor console knows, and how each event changes it. Pure: no clock, no socket, no page.
import type { ConversationSummary, ReviewedMessage } from '../../server/contract.ts'
import { mergeMessages } from '../chat/messages.ts'
import type { Link } from '../link.ts'
import { type Filters, noFilters } from './rows.ts'

/** What the list is made of. While the list is paused it is made of an older one of these. */
export interface Flags {
  conversations: Record<string, ConversationSummary>
  /** By message id. */
  flagged: Record<string, ReviewedMessage>
}

export interface SupervisorState extends Flags {
  link: Link
  isListed: boolean
  paused: Flags | null
  filters: Filters
  openId: string | null
  messages: Record<string, ReviewedMessage[]>
  /** By conversation: everything flagged up to this instant no longer asks for attention in this window. */
  setAside: Record<string, string>
  /** By conversation: the flagged message that came while the page was looking. */
  fresh: Record<string, string>
  limit: number
  problem: { code: string; message: string } | null
}

export type SupervisorEvent =
  | { type: 'link:changed'; link: Link }
  | { type: 'flags:listed'; conversations: ConversationSummary[]; flagged: ReviewedMessage[] }
  | { type: 'message:flagged'; message: ReviewedMessage }
  | { type: 'message:delivered'; message: ReviewedMessage }
  | { type: 'conversation:updated'; conversation: ConversationSummary }
  | { type: 'conversation:chosen'; conversationId: string | null }
  | { type: 'conversation:opened'; conversation: ConversationSummary; messages: ReviewedMessage[] }
  | { type: 'conversation:set-aside'; conversationId: string }
  | { type: 'list:paused' }
  | { type: 'list:resumed' }
  | { type: 'list:extended' }
  | { type: 'filters:changed'; filters: Partial<Filters> }
  | { type: 'problem:arose'; problem: { code: string; message: string } | null }

const pageSize = 50

export const initialSupervisorState: SupervisorState = {
  link: { state: 'connecting' },
  isListed: false,
  conversations: {},
  flagged: {},
  paused: null,
  filters: noFilters,
  openId: null,
  messages: {},
  setAside: {},
  fresh: {},
  limit: pageSize,
  problem: null,
}

export function reduceSupervisor(state: SupervisorState, event: SupervisorEvent): SupervisorState {
  switch (event.type) {
    case 'link:changed':
      return { ...state, link: event.link }
    case 'flags:listed':
      return list(state, event.conversations, event.flagged)
    case 'message:flagged':
      return flag(state, event.message)
    case 'message:delivered':
      return addToOpen(state, event.message)
    case 'conversation:updated':
      return putConversation(state, event.conversation)
    case 'conversation:chosen':
      return { ...state, openId: event.conversationId, problem: null }
    case 'conversation:opened':
      return open(state, event.conversation, event.messages)
    case 'conversation:set-aside':
      return setAside(state, event.conversationId)
    case 'list:paused':
      return { ...state, paused: { conversations: state.conversations, flagged: state.flagged } }
    case 'list:resumed':
      return { ...state, paused: null }
    case 'list:extended':
      return { ...state, limit: state.limit + pageSize }
    case 'filters:changed':
      return { ...state, filters: { ...state.filters, ...event.filters }, limit: pageSize }
    case 'problem:arose':
      return { ...state, problem: event.problem }
  }
}

/** The server lists the newest; what this window saw before stays. */
function list(
  state: SupervisorState,
  conversations: ConversationSummary[],
  flagged: ReviewedMessage[],
): SupervisorState {
  const listed = Object.fromEntries(conversations.map((item) => [item.conversationId, item]))
  const messages = Object.fromEntries(flagged.map((item) => [item.messageId, item]))
  return {
    ...state,
    isListed: true,
    conversations: { ...state.conversations, ...listed },
    flagged: { ...state.flagged, ...messages },
  }
}

function flag(state: SupervisorState, message: ReviewedMessage): SupervisorState {
  const { conversationId, messageId } = message
  const isNew = state.flagged[messageId] === undefined
  return addToOpen(
    {
      ...state,
      flagged: { ...state.flagged, [messageId]: message },
      fresh: isNew ? { ...state.fresh, [conversationId]: messageId } : state.fresh,
    },
    message,
  )
}

/** Only conversations that were opened keep their messages; the others are asked for when they are opened. */
function addToOpen(state: SupervisorState, message: ReviewedMessage): SupervisorState {
  const known = state.messages[message.conversationId]
  if (!known) return state
  const merged = mergeMessages(known, [message])
  return { ...state, messages: { ...state.messages, [message.conversationId]: merged } }
}

function putConversation(state: SupervisorState, conversation: ConversationSummary): SupervisorState {
  return { ...state, conversations: { ...state.conversations, [conversation.conversationId]: conversation } }
}

function open(state: SupervisorState, conversation: ConversationSummary, messages: ReviewedMessage[]): SupervisorState {
  const { conversationId } = conversation
  const merged = mergeMessages(state.messages[conversationId] ?? [], messages)
  return putConversation({ ...state, messages: { ...state.messages, [conversationId]: merged } }, conversation)
}

function setAside(state: SupervisorState, conversationId: string): SupervisorState {
  const instants = Object.values(state.flagged)
    .filter((message) => message.conversationId === conversationId)
    .map(({ sentAt }) => sentAt)
  return { ...state, setAside: { ...state.setAside, [conversationId]: instants.sort().at(-1) ?? '' } }
}

/** How many flagged messages the paused list does not show. */
export function countHidden({ paused, flagged }: SupervisorState): number {
  return paused ? Object.keys(flagged).length - Object.keys(paused.flagged).length : 0
}
