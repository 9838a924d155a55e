// The duty that began last, in sight above a conversation; the duties of the other signals are on their badges.
import classes from './findings.module.css'
import { describeSignal } from './signals.ts'

export function DutyLine({ signals }: { signals: readonly string[] }) {
  const last = signals.at(-1)
  const words = last === undefined ? null : describeSignal(last)
  if (!words?.duty) return null
  return (
    <p className={classes.duty}>
      <strong>{words.name}.</strong> {words.duty}
    </p>
  )
}
