// A conversation from the first day to the newest message, scrolled to its end, with a way back to it.
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import classes from './chat.module.css'
import { useStickToBottom } from './stick-to-bottom.ts'
import { splitDays } from './timeline.ts'

interface Props<T> {
  label: string
  conversationId: string
  messages: readonly T[]
  nowMs: number
  render(message: T, previous: T | undefined): ReactNode
}

export function Thread<T extends { sentAt: string }>({ label, conversationId, messages, nowMs, render }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const { hasMore, toEnd } = useStickToBottom(box, messages.length, conversationId)
  return (
    <div className={classes.threadBox}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by the keyboard */}
      <div ref={box} className={classes.thread} role="log" aria-live="off" aria-label={label} tabIndex={0}>
        {splitDays(messages, nowMs).map((day) => (
          <div key={day.key} className={classes.dayBlock}>
            <p className={classes.day}>
              <span>{day.label}</span>
            </p>
            <ol className={classes.messages}>
              {day.messages.map((message, index) => render(message, day.messages[index - 1]))}
            </ol>
          </div>
        ))}
      </div>
      {hasMore && (
        <Button
          className={classes.toEnd ?? ''}
          size="compact-sm"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          New messages
        </Button>
      )}
    </div>
  )
}
