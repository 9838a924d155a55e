// Where there is nothing to show: what this place is for and what to do next.
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

export function EmptyState({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Text fw={620} size="md">
        {title}
      </Text>
      {children && (
        <Text component="div" size="sm" c="dimmed" maw={380}>
          {children}
        </Text>
      )}
    </div>
  )
}
