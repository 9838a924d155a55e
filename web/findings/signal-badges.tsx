// The signals of a customer, each with its duty on hover, on focus, and for screen readers.
import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconFlag3 } from '@tabler/icons-react'
import classes from './findings.module.css'
import { describeSignal } from './signals.ts'

export function SignalBadges({ ids, label }: { ids: readonly string[]; label: string }) {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return null
  return (
    <ul className={classes.signals} aria-label={label}>
      {unique.map((id) => (
        <li key={id}>
          <SignalBadge id={id} />
        </li>
      ))}
    </ul>
  )
}

function SignalBadge({ id }: { id: string }) {
  const { name, what, duty } = describeSignal(id)
  const badge = (
    <span className={classes.signal} tabIndex={duty ? 0 : undefined}>
      <IconFlag3 size={13} aria-hidden />
      {name}
      {duty && <VisuallyHidden>: {duty}</VisuallyHidden>}
    </span>
  )
  if (!duty) return badge
  return (
    <Tooltip
      label={
        <>
          <strong>{what}</strong>
          <br />
          {duty}
        </>
      }
    >
      {badge}
    </Tooltip>
  )
}
