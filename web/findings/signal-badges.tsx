// The signals of a customer, each with its duty, strength and topic on hover, on focus, and for screen readers.
import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconFlag3 } from '@tabler/icons-react'
import classes from './findings.module.css'
import { describeRaised, type RaisedSignal } from './raised.ts'
import { describeSignal } from './signals.ts'
import { summariseTerms } from './terms.ts'

export function SignalBadges({ raised, label }: { raised: readonly RaisedSignal[]; label: string }) {
  if (raised.length === 0) return null
  return (
    <ul className={classes.signals} aria-label={label}>
      {raised.map((signal) => (
        <li key={signal.id}>
          <SignalBadge signal={signal} />
        </li>
      ))}
    </ul>
  )
}

function SignalBadge({ signal }: { signal: RaisedSignal }) {
  const { name, what, duty, terms } = describeSignal(signal.id)
  const more = [describeRaised(signal), summariseTerms(terms, undefined)].filter(Boolean).join('; ')
  const badge = (
    <span className={classes.signal} data-strength={signal.strength} tabIndex={duty ? 0 : undefined}>
      <IconFlag3 size={13} aria-hidden />
      {name}
      {duty && (
        <VisuallyHidden>
          : {duty} {more}
        </VisuallyHidden>
      )}
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
          {more && (
            <>
              <br />
              {more}.
            </>
          )}
        </>
      }
    >
      {badge}
    </Tooltip>
  )
}
