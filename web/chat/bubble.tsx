// One message as a bubble: whose, when, what became of it; delivered, held, waiting and refused look different.
import type { ReactNode } from 'react'
import type { Role } from '../../analyzers/message.ts'
import classes from './chat.module.css'
import { formatTime } from './timeline.ts'

export type BubbleStatus = 'delivered' | 'held' | 'waiting' | 'refused'

interface Props {
  role: Role
  author: string
  /** Not shown below a message of the same author. */
  showsAuthor: boolean
  sentAt: string
  status: BubbleStatus
  /** Words beside the time. */
  meta?: ReactNode
  /** Below the bubble: signals, findings, buttons. */
  children?: ReactNode
  text: ReactNode
  id?: string
}

export function Bubble({ role, author, showsAuthor, sentAt, status, meta, children, text, id }: Props) {
  return (
    <li className={classes.message} data-role={role} data-status={status} id={id}>
      {showsAuthor && (
        <span className={classes.author} dir="auto">
          {author}
        </span>
      )}
      <div className={classes.bubble} dir="auto">
        {text}
      </div>
      <div className={classes.meta}>
        <time dateTime={sentAt}>{formatTime(sentAt)}</time>
        {meta}
      </div>
      {children}
    </li>
  )
}
