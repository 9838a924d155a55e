// Fills an empty demo store with a day of conversations, sent through the real gateway so that every finding is real.
import type { ConversationService } from '../conversations/conversation-service.ts'
import { type SeedConversation, seedConversations } from './conversations.ts'

export interface SeedParts {
  /** A service whose clock is `clock` and that announces to nobody: the past is not news. */
  makeService: (clock: () => Date) => ConversationService
  now: () => Date
}

const betweenTurnsMs = 47_000

export async function seedDemo({ makeService, now }: SeedParts): Promise<void> {
  let at = now()
  const service = makeService(() => at)
  for (const conversation of seedConversations) {
    at = new Date(now().getTime() - conversation.minutesAgo * 60_000)
    await seedOne(service, conversation, () => {
      at = new Date(at.getTime() + betweenTurnsMs)
    })
  }
}

async function seedOne(service: ConversationService, conversation: SeedConversation, pass: () => void) {
  const { conversationId, customerName, agentName, turns } = conversation
  await service.begin({ conversationId, customerName, agentName })
  for (const [index, turn] of turns.entries()) {
    pass()
    const message =
      'customer' in turn
        ? { role: 'customer' as const, author: customerName, text: turn.customer }
        : { role: 'agent' as const, author: agentName, text: turn.agent, reason: turn.reason }
    await service.send({ conversationId, clientId: `seed-${index}`, ...message })
  }
}
