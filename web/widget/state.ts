// What the customer widget knows, and how each event changes it. Pure: no clock, no socket, no page.
import type { ChatMessage } from '../../server/contract.ts'
import { mergeMessages } from '../chat/messages.ts'
import type { Link } from '../link.ts'

export interface Waiting {
  clientId: string
  text: string
  queuedAt: string
  /** Set where the server refused it; nothing is sent again without the customer. */
  refusal?: { code: string; message: string }
}

/** What is drawn as one bubble. The key stays when a waiting message becomes a delivered one. */
export interface Entry {
  key: string
  isOwn: boolean
  author: string
  text: string
  sentAt: string
  status: 'delivered' | 'waiting' | 'refused'
}

export interface WidgetState {
  link: Link
  isReady: boolean
  isOpen: boolean
  agentName: string
  messages: ChatMessage[]
  waiting: Waiting[]
  /** The customer's messages that came while some of their own were unanswered: likely those, announced before the answer. */
  aside: ChatMessage[]
  /** Client ids by the id of the message they became. */
  clientIds: Record<string, string>
  unread: number
}

export type WidgetEvent =
  | { type: 'link:changed'; link: Link }
  | { type: 'panel:opened' }
  | { type: 'panel:closed' }
  | { type: 'conversation:opened'; agentName: string; messages: ChatMessage[] }
  | { type: 'message:delivered'; message: ChatMessage }
  | { type: 'message:queued'; waiting: Waiting }
  | { type: 'message:answered'; clientId: string; message: ChatMessage }
  | { type: 'message:refused'; clientId: string; refusal: { code: string; message: string } }
  | { type: 'message:retried'; clientId: string }

export const initialWidgetState: WidgetState = {
  link: { state: 'connecting' },
  isReady: false,
  isOpen: false,
  agentName: '',
  messages: [],
  waiting: [],
  aside: [],
  clientIds: {},
  unread: 0,
}

export function reduceWidget(state: WidgetState, event: WidgetEvent): WidgetState {
  switch (event.type) {
    case 'link:changed':
      return { ...state, link: event.link }
    case 'panel:opened':
      return { ...state, isOpen: true, unread: 0 }
    case 'panel:closed':
      return { ...state, isOpen: false }
    case 'conversation:opened':
      return reopen(state, event.agentName, event.messages)
    case 'message:delivered':
      return addMessages(state, [event.message])
    case 'message:queued':
      return { ...state, waiting: [...state.waiting, event.waiting] }
    case 'message:answered':
      return settle(state, event.clientId, event.message)
    case 'message:refused':
      return mapWaiting(state, event.clientId, (waiting) => ({ ...waiting, refusal: event.refusal }))
    case 'message:retried':
      return mapWaiting(state, event.clientId, ({ refusal: _, ...waiting }) => waiting)
  }
}

/** What was there before the page was opened is not new; what came while the link was down is. */
function reopen(state: WidgetState, agentName: string, messages: ChatMessage[]): WidgetState {
  const next = addMessages(state, messages)
  return { ...next, agentName, isReady: true, unread: state.isReady ? next.unread : 0 }
}

function addMessages(state: WidgetState, arrived: ChatMessage[]): WidgetState {
  const known = new Set(state.messages.map(({ messageId }) => messageId))
  const fresh = arrived.filter(({ messageId }) => !known.has(messageId))
  const isAwaiting = state.waiting.some(({ refusal }) => !refusal)
  const aside = fresh.filter(({ role }) => isAwaiting && role === 'customer')
  const news = fresh.filter(({ role }) => role !== 'customer').length
  return {
    ...state,
    messages: mergeMessages(
      state.messages,
      arrived.filter((message) => !aside.includes(message)),
    ),
    aside: mergeMessages(state.aside, aside),
    unread: state.isOpen ? 0 : state.unread + news,
  }
}

/** The last answer also brings in what was set aside and was not an own message after all: it came from another window. */
function settle(state: WidgetState, clientId: string, message: ChatMessage): WidgetState {
  const waiting = state.waiting.filter((item) => item.clientId !== clientId)
  const isDone = waiting.every(({ refusal }) => refusal)
  const aside = state.aside.filter(({ messageId }) => messageId !== message.messageId)
  return {
    ...state,
    waiting,
    aside: isDone ? [] : aside,
    messages: mergeMessages(state.messages, isDone ? [message, ...aside] : [message]),
    clientIds: { ...state.clientIds, [message.messageId]: clientId },
  }
}

function mapWaiting(state: WidgetState, clientId: string, change: (waiting: Waiting) => Waiting): WidgetState {
  return { ...state, waiting: state.waiting.map((item) => (item.clientId === clientId ? change(item) : item)) }
}

/** Everything in the order it is drawn. */
export function listEntries({ messages, waiting, clientIds }: WidgetState): Entry[] {
  return [
    ...messages.map(({ messageId, role, author, text, sentAt }) => ({
      ...{ key: clientIds[messageId] ?? messageId, isOwn: role === 'customer', author, text, sentAt },
      status: 'delivered' as const,
    })),
    ...waiting.map(({ clientId, text, queuedAt, refusal }) => ({
      ...{ key: clientId, isOwn: true, author: '', text, sentAt: queuedAt },
      status: refusal ? ('refused' as const) : ('waiting' as const),
    })),
  ]
}
