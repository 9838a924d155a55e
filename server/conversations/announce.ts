// Sends what has happened to those who may know it: a customer only its own delivered messages, without any review.
import type { Namespace as IoNamespace, Server } from 'socket.io'
import { isForAgents } from '../../analyzers/finding.ts'
import type { ChatMessage, ReviewedMessage, ServerToAgent, ServerToCustomer, ServerToSupervisor } from '../contract.ts'
import type { Announcement } from './conversation-service.ts'

/** Prefixed: a bare conversation id could be the id of somebody's socket, which is a room too. */
export const customerRoom = (conversationId: string) => `conversation:${conversationId}`

/** Field by field, so that nothing that is added to a reviewed message later reaches a customer by itself. */
export function toChatMessage(message: ReviewedMessage): ChatMessage {
  const { messageId, conversationId, role, author, text, sentAt, status } = message
  return { messageId, conversationId, role, author, text, sentAt, status }
}

/** Without what rules on trial find, and what is only logged. */
export function toAgentMessage(message: ReviewedMessage): ReviewedMessage {
  return { ...message, findings: message.findings.filter(isForAgents) }
}

export function createAnnouncer(io: Server): (announcement: Announcement) => void {
  const agents = io.of('/agent') as IoNamespace<object, ServerToAgent>
  const customers = io.of('/customer') as IoNamespace<object, ServerToCustomer>
  const supervisors = io.of('/supervisor') as IoNamespace<object, ServerToSupervisor>
  return ({ message, isFlagged, conversation, context }) => {
    if (context) agents.emit('context:changed', { conversationId: conversation.conversationId, context })
    if (message?.status === 'delivered') {
      customers.to(customerRoom(message.conversationId)).emit('message:delivered', toChatMessage(message))
      agents.emit('message:delivered', toAgentMessage(message))
    }
    if (message) supervisors.emit(isFlagged ? 'message:flagged' : 'message:delivered', message)
    agents.emit('conversation:updated', conversation)
    supervisors.emit('conversation:updated', conversation)
  }
}
