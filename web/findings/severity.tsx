// A severity as an icon and a word, never as a colour alone.
import { VisuallyHidden } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { Severity } from '../../analyzers/finding.ts'
import classes from './findings.module.css'
import { severityNames } from './words.ts'

const icons = { error: IconAlertOctagon, warning: IconAlertTriangle, info: IconInfoCircle }

/** The word is there for screen readers only, unless something beside the icon says it. */
export function SeverityIcon({
  severity,
  size = 16,
  isNamed,
}: {
  severity: Severity
  size?: number
  isNamed?: boolean
}) {
  const Icon = icons[severity]
  return (
    <span className={classes.icon} data-severity={severity}>
      <Icon size={size} aria-hidden />
      {!isNamed && <VisuallyHidden>{severityNames[severity]}</VisuallyHidden>}
    </span>
  )
}

export function SeverityTag({ severity, children }: { severity: Severity; children?: React.ReactNode }) {
  return (
    <span className={classes.tag} data-severity={severity}>
      <SeverityIcon severity={severity} size={14} isNamed />
      {children ?? severityNames[severity]}
    </span>
  )
}
