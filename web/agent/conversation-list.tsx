// The agent's conversations, newest first: who, when, the last words, what is unread and what was flagged.
import { TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconFlag3, IconMessages, IconSearch } from '@tabler/icons-react'
import { memo } from 'react'
import type { ConversationSummary } from '../../server/contract.ts'
import { formatAge } from '../chat/timeline.ts'
import { EmptyState } from '../empty-state.tsx'
import { SeverityIcon } from '../findings/severity.tsx'
import { describeSignal } from '../findings/signals.ts'
import { Initials } from '../initials.tsx'
import classes from './agent.module.css'

interface Props {
  conversations: readonly ConversationSummary[]
  isListed: boolean
  hasAny: boolean
  openId: string | null
  unread: Record<string, number>
  search: string
  nowMs: number
  onSearch(search: string): void
  onChoose(conversationId: string): void
}

export const ConversationList = memo(function ConversationList(props: Props) {
  const { conversations, isListed, hasAny, openId, unread, search, nowMs, onSearch, onChoose } = props
  return (
    <>
      <div className={classes.listHead}>
        <TextInput
          type="search"
          aria-label="Search conversations"
          placeholder="Search name or last message"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </div>
      {conversations.length > 0 && (
        <ul className={classes.list} aria-label="Conversations">
          {conversations.map((conversation) => (
            <li key={conversation.conversationId}>
              <Row
                conversation={conversation}
                isOpen={conversation.conversationId === openId}
                unread={unread[conversation.conversationId] ?? 0}
                nowMs={nowMs}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      )}
      {conversations.length === 0 && isListed && (
        <EmptyState icon={<IconMessages size={24} />} title={hasAny ? 'Nothing found' : 'No conversations yet'}>
          {hasAny
            ? 'No name and no last message has these words.'
            : 'A conversation appears here when a customer writes.'}
        </EmptyState>
      )}
    </>
  )
})

interface RowProps {
  conversation: ConversationSummary
  isOpen: boolean
  unread: number
  nowMs: number
  onChoose(conversationId: string): void
}

function Row({ conversation, isOpen, unread, nowMs, onChoose }: RowProps) {
  const { conversationId, customerName, lastText, lastMessageAt, flagCount, highestSeverity, signals } = conversation
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={isOpen || undefined}
      data-unread={unread > 0 || undefined}
      onClick={() => onChoose(conversationId)}
    >
      <Initials name={customerName} />
      <span className={classes.rowName} dir="auto" title={customerName}>
        {customerName}
      </span>
      <time className={classes.rowTime} dateTime={lastMessageAt}>
        {formatAge(lastMessageAt, nowMs)}
      </time>
      <span className={classes.rowText} dir="auto">
        {lastText || 'No messages yet'}
      </span>
      <span className={classes.rowMarks}>
        {signals.length > 0 && (
          <span className={classes.rowSignal} title={signals.map((id) => describeSignal(id).name).join(', ')}>
            <IconFlag3 size={14} aria-hidden />
            <VisuallyHidden>{`Signals: ${signals.map((id) => describeSignal(id).name).join(', ')}`}</VisuallyHidden>
          </span>
        )}
        {highestSeverity && flagCount > 0 && (
          <span className={classes.rowFlag} data-severity={highestSeverity} title={`Flagged messages: ${flagCount}`}>
            <SeverityIcon severity={highestSeverity} size={14} />
            {flagCount}
            <VisuallyHidden> flagged</VisuallyHidden>
          </span>
        )}
        {unread > 0 && (
          <span className={classes.unread}>
            {unread}
            <VisuallyHidden> unread</VisuallyHidden>
          </span>
        )}
      </span>
    </UnstyledButton>
  )
}
