// The live list: conversations that need a human now, then the others, walked through with j, k or the arrows.
import { Button, Title, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlertCircle, IconFlag3, IconHandStop } from '@tabler/icons-react'
import { type KeyboardEvent, memo } from 'react'
import type { ReviewedMessage } from '../../server/contract.ts'
import { formatAge } from '../chat/timeline.ts'
import { SeverityIcon } from '../findings/severity.tsx'
import { describeSignal } from '../findings/signals.ts'
import { countFindings } from '../findings/words.ts'
import type { Row } from './rows.ts'
import classes from './supervisor.module.css'

interface Props {
  rows: readonly Row[]
  limit: number
  openId: string | null
  fresh: Record<string, string>
  nowMs: number
  headingOrder: 2 | 3
  onChoose(conversationId: string): void
  onMore(): void
}

export const FlagList = memo(function FlagList(props: Props) {
  const { rows, limit, openId, fresh, nowMs, headingOrder, onChoose, onMore } = props
  const shown = rows.slice(0, limit)
  const stop = shown.some(({ conversation }) => conversation.conversationId === openId)
    ? openId
    : shown[0]?.conversation.conversationId
  const sections = [
    { title: 'Needs you now', rows: shown.filter(({ needsYouNow }) => needsYouNow), total: countNeeding(rows) },
    {
      title: 'Also flagged',
      rows: shown.filter(({ needsYouNow }) => !needsYouNow),
      total: rows.length - countNeeding(rows),
    },
  ]
  return (
    <div className={classes.flagList} data-list>
      {sections.map(
        ({ title, rows: inSection, total }) =>
          inSection.length > 0 && (
            <section key={title} aria-label={title}>
              <Title order={headingOrder} className={classes.sectionTitle}>
                {title} <span className={classes.total}>{total}</span>
              </Title>
              <ul className={classes.rows}>
                {inSection.map((row) => (
                  <FlagRow
                    key={row.conversation.conversationId}
                    row={row}
                    isOpen={row.conversation.conversationId === openId}
                    isStop={row.conversation.conversationId === stop}
                    isFresh={fresh[row.conversation.conversationId] === row.flags[0]?.messageId}
                    nowMs={nowMs}
                    onChoose={onChoose}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      {rows.length > limit && (
        <div className={classes.more}>
          <Button variant="default" onClick={onMore}>
            Show more ({rows.length - limit})
          </Button>
        </div>
      )}
    </div>
  )
})

const countNeeding = (rows: readonly Row[]) => rows.filter(({ needsYouNow }) => needsYouNow).length

interface RowProps {
  row: Row
  isOpen: boolean
  isStop: boolean
  isFresh: boolean
  nowMs: number
  onChoose(conversationId: string): void
}

function FlagRow({ row, isOpen, isStop, isFresh, nowMs, onChoose }: RowProps) {
  const { conversation, flags, headline, severity } = row
  const newest = flags[0]
  if (!newest) return null
  const { conversationId, customerName, agentName } = conversation
  return (
    <li>
      <UnstyledButton
        // A new flag starts the animation again.
        key={isFresh ? newest.messageId : 'settled'}
        className={classes.row}
        data-row
        data-fresh={isFresh || undefined}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen || undefined}
        onClick={() => onChoose(conversationId)}
        onKeyDown={walk}
      >
        <span className={classes.rowIcon}>
          {severity ? <SeverityIcon severity={severity} size={18} /> : <IconFlag3 size={18} aria-hidden />}
        </span>
        <span className={classes.rowName} dir="auto" title={customerName}>
          {customerName}
        </span>
        <time className={classes.rowTime} dateTime={newest.sentAt}>
          {formatAge(newest.sentAt, nowMs)}
        </time>
        <span className={classes.rowWhat}>{describeFlag(headline)}</span>
        <span className={classes.rowMeta}>
          <RowMeta message={headline} agentName={agentName} flagCount={flags.length} />
        </span>
      </UnstyledButton>
    </li>
  )
}

function RowMeta({
  message,
  agentName,
  flagCount,
}: {
  message: ReviewedMessage
  agentName: string
  flagCount: number
}) {
  const counted = countFindings(message.findings.filter(({ isTrial }) => !isTrial))
  const onTrial = message.findings.filter(({ isTrial }) => isTrial).length
  return (
    <>
      {message.status === 'held' && (
        <span className={classes.held}>
          <IconHandStop size={14} aria-hidden />
          Held
        </span>
      )}
      {message.hasLinterFault && (
        <span className={classes.held}>
          <IconAlertCircle size={14} aria-hidden />
          Check failed
        </span>
      )}
      {counted && <span>{counted}</span>}
      {onTrial > 0 && <span>{onTrial} on trial</span>}
      {flagCount > 1 && <span>{flagCount} flagged messages</span>}
      {agentName && (
        <span className={classes.rowAgent} title={agentName}>
          <VisuallyHidden>Agent </VisuallyHidden>
          {agentName}
        </span>
      )}
    </>
  )
}

/** A flagged message in one line. */
function describeFlag({ findings, signals, hasLinterFault }: ReviewedMessage): string {
  const finding = findings.find(({ isTrial }) => !isTrial) ?? (signals.length === 0 ? findings[0] : undefined)
  if (finding) return finding.what
  const [signal] = signals
  if (signal) return describeSignal(signal.signal).what || describeSignal(signal.signal).name
  return hasLinterFault ? 'The linter failed on this message.' : 'Flagged.'
}

/** Moves the focus to the next or the previous row, over the border of the two sections too. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  const list = event.currentTarget.closest('[data-list]')
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || !list) return
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  const index = rows.indexOf(event.currentTarget)
  event.preventDefault()
  rows[Math.max(0, Math.min(rows.length - 1, index + by))]?.focus()
}
