// The conversation as the supervisor reads it: marked words, what was found, the agent's reason, and what was held.
import { ActionIcon, Button, Title, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconEyeCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ConversationSummary, ReviewedMessage } from '../../server/contract.ts'
import { Bubble } from '../chat/bubble.tsx'
import { Delivery } from '../chat/delivery.tsx'
import { Thread } from '../chat/thread.tsx'
import { formatTime } from '../chat/timeline.ts'
import { DutyLine } from '../findings/duty-line.tsx'
import { MarkedText } from '../findings/marked-text.tsx'
import { listRaised, toRaised } from '../findings/raised.ts'
import { SeverityIcon } from '../findings/severity.tsx'
import { SignalBadges } from '../findings/signal-badges.tsx'
import { TrialBadge } from '../findings/trial-badge.tsx'
import { actionNames, nameRule, reasonNames } from '../findings/words.ts'
import classes from './supervisor.module.css'

interface Props {
  conversation: ConversationSummary
  messages: readonly ReviewedMessage[]
  /** Brought into view when the conversation is opened. */
  flaggedId: string | undefined
  needsYouNow: boolean
  headingOrder: 2 | 3
  nowMs: number
  onSetAside(): void
  onClose(): void
}

export function ReviewView(props: Props) {
  const { conversation, messages, flaggedId, needsYouNow, headingOrder, nowMs, onSetAside, onClose } = props
  const { conversationId, customerName, agentName, startedAt, messageCount, signals } = conversation
  const hasMessages = messages.length > 0
  const raised = listRaised(signals, messages)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening a conversation moves the reader, not what comes later
  useEffect(() => {
    if (flaggedId) document.getElementById(`review-${flaggedId}`)?.scrollIntoView({ block: 'nearest' })
  }, [conversationId, hasMessages])

  return (
    <section className={classes.review} aria-label={`Review of ${customerName}`}>
      <header className={classes.reviewHead}>
        <ActionIcon
          className={classes.back ?? ''}
          variant="subtle"
          color="gray"
          size={32}
          aria-label="Back to the list"
          onClick={onClose}
        >
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <div className={classes.who}>
          <Title order={headingOrder} size="h2" className={classes.whoName} dir="auto" title={customerName}>
            {customerName}
          </Title>
          <p className={classes.facts}>
            {agentName && <span>Agent: {agentName}</span>}
            <span>Since {formatTime(startedAt)}</span>
            <span>
              {messageCount} {messageCount === 1 ? 'message' : 'messages'}
            </span>
          </p>
          <SignalBadges raised={raised} label="What this customer has signalled" />
        </div>
        {needsYouNow && (
          <Tooltip label="Moves it out of “Needs you now” in this window, until something new is flagged.">
            <Button variant="default" leftSection={<IconEyeCheck size={16} aria-hidden />} onClick={onSetAside}>
              Set aside
            </Button>
          </Tooltip>
        )}
      </header>
      <DutyLine raised={raised} jurisdiction={conversation.jurisdiction} />
      <Thread
        label={`Reviewed messages with ${customerName}`}
        conversationId={conversationId}
        messages={messages}
        nowMs={nowMs}
        render={(message, previous) => (
          <ReviewedBubble
            key={message.messageId}
            message={message}
            author={message.role === 'customer' ? customerName : message.author}
            showsAuthor={previous?.role !== message.role}
          />
        )}
      />
    </section>
  )
}

interface BubbleProps {
  message: ReviewedMessage
  author: string
  showsAuthor: boolean
}

function ReviewedBubble({ message, author, showsAuthor }: BubbleProps) {
  const { messageId, role, sentAt, status, text, findings, signals, action, reason, hasLinterFault } = message
  return (
    <Bubble
      id={`review-${messageId}`}
      {...{ role, author, showsAuthor, sentAt, status }}
      text={<MarkedText text={text} findings={findings} />}
      meta={
        role !== 'customer' && (
          <>
            <Delivery status={status}>{status === 'held' ? 'Held: not delivered' : 'Delivered'}</Delivery>
            {action !== 'deliver' && action !== 'log' && !reason && <span>{actionNames[action]}</span>}
            {hasLinterFault && (
              <Delivery status="refused">
                {status === 'held' ? 'The check failed, so it was held' : 'The check failed; delivered unchecked'}
              </Delivery>
            )}
          </>
        )
      }
    >
      {role === 'customer' && <SignalBadges raised={signals.map(toRaised)} label="Signals in this message" />}
      <FindingLines message={message} />
    </Bubble>
  )
}

function FindingLines({ message }: { message: ReviewedMessage }) {
  const { findings, reason, note } = message
  if (findings.length === 0 && !reason && !note) return null
  return (
    <div className={classes.found}>
      {findings.length > 0 && (
        <ul aria-label="Findings">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.start}`}>
              <SeverityIcon severity={finding.severity} />
              <span>
                <strong>{nameRule(finding.rule)}.</strong> {finding.what} {finding.isTrial && <TrialBadge />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reason && (
        <p>
          <strong>Reason given:</strong> {reasonNames[reason]}
        </p>
      )}
      {note && (
        <p dir="auto">
          <strong>Note:</strong> {note}
        </p>
      )}
    </div>
  )
}
