// One line each for what stands between the draft and the customer: held, blocked, too long, unchecked.
import { IconBan, IconHandStop, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './composer.module.css'
import type { LintMode } from './lint-client.ts'
import { type HeldDraft, maxMessageChars, type Plan } from './plan.ts'

interface Props {
  plan: Plan
  held: HeldDraft | null
  length: number
  lintMode: LintMode
}

export function Notices({ plan, held, length, lintMode }: Props) {
  return (
    <>
      {held && (
        <Notice severity="warning" icon={<IconHandStop size={16} aria-hidden />}>
          <strong>Held: the customer has not received this.</strong>{' '}
          {held.hasLinterFault
            ? 'The check failed on the server. Send it again; if it is held again, tell your supervisor.'
            : 'Change it, or follow what the findings ask for.'}
        </Notice>
      )}
      {plan.step === 'blocked' && (
        <Notice severity="error" icon={<IconBan size={16} aria-hidden />}>
          <strong>This cannot be sent.</strong> {plan.because[0]?.fix}
        </Notice>
      )}
      {length > maxMessageChars * 0.9 && (
        <Notice severity={length > maxMessageChars ? 'error' : 'info'}>
          {length > maxMessageChars
            ? `${(length - maxMessageChars).toLocaleString()} characters too many. Send it in parts.`
            : `${(maxMessageChars - length).toLocaleString()} characters left.`}
        </Notice>
      )}
      {lintMode === 'none' && (
        <Notice severity="warning" icon={<IconPlugConnectedX size={16} aria-hidden />}>
          <strong>Live checks are off.</strong> Every message is still checked before the customer gets it.
        </Notice>
      )}
    </>
  )
}

function Notice({ severity, icon, children }: { severity: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.notice} data-severity={severity} role="status">
      {icon}
      <span>{children}</span>
    </div>
  )
}
