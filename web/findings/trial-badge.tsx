// Marks what a rule on trial has found: supervisors see it, agents do not, and it holds nothing back.
import { Tooltip, VisuallyHidden } from '@mantine/core'
import classes from './findings.module.css'

const meaning = 'The rule is on trial: agents do not see this, and it holds nothing back.'

export function TrialBadge() {
  return (
    <Tooltip label={meaning}>
      <span className={classes.trial}>
        trial<VisuallyHidden>: {meaning}</VisuallyHidden>
      </span>
    </Tooltip>
  )
}
