// One conversation of the agent: who it is, what they need, what was said, and the composer.
import { ActionIcon, Title, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ConversationSummary, ReviewedMessage } from '../../server/contract.ts'
import { Composer } from '../composer/composer.tsx'
import { DutyLine } from '../findings/duty-line.tsx'
import { listRaised } from '../findings/raised.ts'
import { SignalBadges } from '../findings/signal-badges.tsx'
import classes from './agent.module.css'
import { MessageList } from './message-list.tsx'
import type { AgentSession } from './session.ts'

interface Props {
  session: AgentSession
  conversation: ConversationSummary
  headingOrder: 2 | 3
  nowMs: number
}

export function ChatView({ session, conversation, headingOrder, nowMs }: Props) {
  const { state, dispatch, choose } = session
  const { conversationId, customerName } = conversation
  const messages = state.messages[conversationId]
  const raised = listRaised(conversation.signals, messages ?? [])
  return (
    <section className={classes.chat} aria-label={`Conversation with ${customerName}`}>
      <header className={classes.chatHead}>
        <ActionIcon
          className={classes.back ?? ''}
          variant="subtle"
          color="gray"
          size={32}
          aria-label="Back to the conversations"
          onClick={() => choose(null)}
        >
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <Title order={headingOrder} size="h2" className={classes.chatName} dir="auto" title={customerName}>
          {customerName}
        </Title>
        <SignalBadges raised={raised} label="What this customer has signalled" />
      </header>
      <DutyLine raised={raised} jurisdiction={state.contexts[conversationId]?.jurisdiction} />
      <MessageList
        conversationId={conversationId}
        customerName={customerName}
        messages={messages}
        outbox={state.outbox}
        heldTexts={state.heldTexts}
        nowMs={nowMs}
        session={session}
      />
      <div className={classes.composer}>
        <Composer
          key={conversationId}
          label={`Message to ${customerName}`}
          text={state.drafts[conversationId] ?? ''}
          held={state.held[conversationId] ?? null}
          lintMode={state.lintMode}
          contextKey={messages?.length ?? 0}
          check={session.check}
          onChange={(text) => dispatch({ type: 'draft:changed', conversationId, text })}
          onSend={session.send}
        />
      </div>
      <Announcer messages={messages} customerName={customerName} />
    </section>
  )
}

/** Reads out what the customer says; the agent's own words need no reading out. */
function Announcer({ messages, customerName }: { messages: ReviewedMessage[] | undefined; customerName: string }) {
  const last = messages?.at(-1)
  return (
    <VisuallyHidden>
      <div aria-live="polite">{last?.role === 'customer' ? `${customerName}: ${last.text}` : ''}</div>
    </VisuallyHidden>
  )
}
