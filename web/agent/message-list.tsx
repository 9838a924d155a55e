// The messages of a conversation as the agent sees them: as delivered, held, on their way, or refused.
import { Button } from '@mantine/core'
import { memo, useMemo } from 'react'
import type { ReviewedMessage } from '../../server/contract.ts'
import { Bubble } from '../chat/bubble.tsx'
import { Delivery } from '../chat/delivery.tsx'
import { Thread } from '../chat/thread.tsx'
import { toRaised } from '../findings/raised.ts'
import { SeverityTag } from '../findings/severity.tsx'
import { SignalBadges } from '../findings/signal-badges.tsx'
import { countFindings, reasonNames, worstSeverity } from '../findings/words.ts'
import classes from './agent.module.css'
import type { AgentSession } from './session.ts'
import { listWaiting, type Outgoing } from './state.ts'

type Shown = (ReviewedMessage & { outgoing?: undefined }) | { sentAt: string; outgoing: Outgoing }

interface MessagesProps {
  conversationId: string
  customerName: string
  messages: ReviewedMessage[] | undefined
  outbox: Outgoing[]
  heldTexts: Record<string, string>
  nowMs: number
  session: AgentSession
}

/** Not drawn again for every keystroke in the composer. */
export const MessageList = memo(
  function MessageList({ conversationId, customerName, messages, nowMs, session }: MessagesProps) {
    const { state } = session
    const shown: Shown[] = useMemo(() => {
      const waiting = listWaiting(state, conversationId).map((outgoing) => ({ sentAt: outgoing.queuedAt, outgoing }))
      return [...(messages ?? []), ...waiting]
    }, [state, conversationId, messages])
    return (
      <Thread
        label={`Messages with ${customerName}`}
        conversationId={conversationId}
        messages={shown}
        nowMs={nowMs}
        render={(message, previous) =>
          message.outgoing ? (
            <WaitingMessage key={message.outgoing.clientId} outgoing={message.outgoing} session={session} />
          ) : (
            <SentMessage
              key={message.messageId}
              message={message}
              author={message.role === 'customer' ? customerName : message.author}
              showsAuthor={previous?.outgoing !== undefined || previous?.role !== message.role}
              session={session}
            />
          )
        }
      />
    )
  },
  (a, b) =>
    a.messages === b.messages &&
    a.outbox === b.outbox &&
    a.heldTexts === b.heldTexts &&
    a.nowMs === b.nowMs &&
    a.conversationId === b.conversationId &&
    a.customerName === b.customerName,
)

interface SentProps {
  message: ReviewedMessage
  author: string
  showsAuthor: boolean
  session: AgentSession
}

function SentMessage({ message, author, showsAuthor, session }: SentProps) {
  const { role, text, sentAt, status, findings, signals, reason, conversationId, messageId, hasLinterFault } = message
  const isHeld = status === 'held'
  const isMasked = role === 'agent' && findings.some(({ mask }) => mask !== undefined)
  const severity = role === 'agent' ? worstSeverity(findings) : null
  const ownText = isHeld ? session.state.heldTexts[messageId] : undefined
  return (
    <Bubble
      {...{ role, author, showsAuthor, sentAt, status, text }}
      meta={
        role !== 'customer' && (
          <>
            <Delivery status={status}>
              {isHeld ? 'Held: not received by the customer' : isMasked ? 'Delivered masked' : 'Delivered'}
            </Delivery>
            {severity && <SeverityTag severity={severity}>{countFindings(findings)}</SeverityTag>}
            {reason && <span>Reason: {reasonNames[reason]}</span>}
            {hasLinterFault && <span>The check failed on this message</span>}
          </>
        )
      }
    >
      {role === 'customer' && <SignalBadges raised={signals.map(toRaised)} label="Signals in this message" />}
      {ownText !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => session.dispatch({ type: 'draft:changed', conversationId, text: ownText })}
        >
          Edit again
        </Button>
      )}
    </Bubble>
  )
}

function WaitingMessage({ outgoing, session }: { outgoing: Outgoing; session: AgentSession }) {
  const { text, queuedAt, refusal, clientId } = outgoing
  const isOnline = session.state.link.state === 'online'
  return (
    <Bubble
      {...({ role: 'agent', author: '', showsAuthor: false, sentAt: queuedAt, text } as const)}
      status={refusal ? 'refused' : 'waiting'}
      meta={
        refusal ? (
          <Delivery status="refused">
            Not sent. {refusal.message} <code>{refusal.code}</code>
          </Delivery>
        ) : (
          <Delivery status="waiting">{isOnline ? 'Sending…' : 'Waiting for the connection'}</Delivery>
        )
      }
    >
      {refusal && (
        <div className={classes.bubbleActions}>
          <Button variant="default" size="compact-sm" onClick={() => session.retry(outgoing)}>
            Send again
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => session.dispatch({ type: 'message:withdrawn', clientId })}
          >
            Edit
          </Button>
        </div>
      )}
    </Bubble>
  )
}
