// What the three namespaces do with each event of the contract, for one identified person.
import type {
  AgentToServer,
  ConversationSummary,
  CustomerToServer,
  PolicyOverlay,
  ReviewedMessage,
  SupervisorToServer,
} from '../contract.ts'
import { makeError } from '../errors.ts'
import type { Identity } from '../identity/tokens.ts'
import type { Handlers } from '../sockets/answer-events.ts'
import { toAgentMessage, toChatMessage } from './announce.ts'
import type { ConversationService } from './conversation-service.ts'
import type { ConversationStore } from './conversation-store.ts'

export interface HandlerParts {
  service: ConversationService
  store: ConversationStore
  overlay: PolicyOverlay
}

const maxConversations = 200
const maxMessages = 500
const maxFlags = 100

export function handleAgent({ service, store, overlay }: HandlerParts, { name }: Identity): Handlers<AgentToServer> {
  return {
    'policy:get': async () => ({ overlay }),
    'conversations:list': async () => ({ conversations: await store.listSummaries(maxConversations) }),
    async 'conversation:open'({ conversationId }) {
      const { conversation, messages } = await openReviewed(store, conversationId)
      const context = await store.findContext(conversationId)
      return { conversation, messages: messages.map(toAgentMessage), context }
    },
    'draft:check': async ({ conversationId, text, revision = 0 }) => ({
      findings: await service.checkDraft(conversationId, text),
      revision,
    }),
    async 'message:send'(payload) {
      const { message, isRepeat } = await service.send({ ...payload, role: 'agent', author: name })
      return { message: toAgentMessage(message), isRepeat }
    },
  }
}

export function handleCustomer({ service, store }: HandlerParts, identity: Identity): Handlers<CustomerToServer> {
  const { name, conversationId } = identity
  if (conversationId === undefined) throw makeError('SCR_ERR_TOKEN_INVALID')
  return {
    async 'conversation:open'() {
      await service.begin({ conversationId, customerName: name })
      const summary = await findSummary(store, conversationId)
      const messages = await store.listMessages(conversationId, maxMessages, { onlyDelivered: true })
      return { conversationId, agentName: summary.agentName, messages: messages.map(toChatMessage) }
    },
    async 'message:send'(payload) {
      await service.begin({ conversationId, customerName: name })
      const { message, isRepeat } = await service.send({ ...payload, conversationId, role: 'customer', author: name })
      return { message: toChatMessage(message), isRepeat }
    },
  }
}

export function handleSupervisor({ store }: HandlerParts): Handlers<SupervisorToServer> {
  return {
    'flags:list': async ({ limit = maxFlags }) => ({
      conversations: await store.listSummaries(maxConversations),
      flagged: await store.listFlagged(limit),
    }),
    'conversation:open': ({ conversationId }) => openReviewed(store, conversationId),
  }
}

async function openReviewed(
  store: ConversationStore,
  conversationId: string,
): Promise<{ conversation: ConversationSummary; messages: ReviewedMessage[] }> {
  const conversation = await findSummary(store, conversationId)
  return { conversation, messages: await store.listMessages(conversationId, maxMessages) }
}

async function findSummary(store: ConversationStore, conversationId: string): Promise<ConversationSummary> {
  const summary = await store.findSummary(conversationId)
  if (summary === undefined) throw makeError('SCR_ERR_CONVERSATION_NOT_FOUND')
  return summary
}
