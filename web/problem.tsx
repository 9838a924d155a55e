// What went wrong, what to do, and the code to ask about; until it is dismissed.
import { ActionIcon } from '@mantine/core'
import { IconAlertCircle, IconX } from '@tabler/icons-react'
import classes from './link-banner.module.css'

interface Props {
  problem: { code: string; message: string } | null
  onDismiss(): void
}

export function Problem({ problem, onDismiss }: Props) {
  if (!problem) return null
  return (
    <div className={classes.banner} data-severity="error" role="alert">
      <IconAlertCircle size={16} aria-hidden />
      <span>
        {problem.message} <code>{problem.code}</code>
      </span>
      <ActionIcon variant="subtle" color="gray" size={26} ml="auto" aria-label="Dismiss" onClick={onDismiss}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
