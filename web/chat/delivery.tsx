// What became of a message, as an icon and words.
import { IconAlertCircle, IconCheck, IconClock, IconHandStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { BubbleStatus } from './bubble.tsx'
import classes from './chat.module.css'

const icons = { delivered: IconCheck, held: IconHandStop, waiting: IconClock, refused: IconAlertCircle }

export function Delivery({ status, children }: { status: BubbleStatus; children: ReactNode }) {
  const Icon = icons[status]
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  )
}
