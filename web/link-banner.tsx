// Says when the link to the server is not well, and what happens with unsent work; silent when all is well.
import { Button, Loader } from '@mantine/core'
import { IconCloudOff, IconLock } from '@tabler/icons-react'
import type { Link } from './link.ts'
import classes from './link-banner.module.css'

const texts = {
  reconnecting: 'Connection lost. Reconnecting…',
  offline: 'This computer is offline.',
}

interface Props {
  link: Link
  /** What becomes of the work meanwhile. */
  promise: string
  onRenew(): void
}

export function LinkBanner({ link, promise, onRenew }: Props) {
  return (
    <div role="status" className={classes.slot}>
      {(link.state === 'reconnecting' || link.state === 'offline') && (
        <p className={classes.banner} data-severity="warning">
          {link.state === 'offline' ? (
            <IconCloudOff size={16} aria-hidden />
          ) : (
            <Loader size={14} color="currentColor" />
          )}
          <span>
            <strong>{texts[link.state]}</strong> {promise}
          </span>
        </p>
      )}
      {link.state === 'refused' && (
        <p className={classes.banner} data-severity="error">
          <IconLock size={16} aria-hidden />
          <span>
            <strong>The server did not let this page in.</strong> {link.message} <code>{link.code}</code>
          </span>
          <Button size="compact-sm" variant="default" onClick={onRenew}>
            Sign in again
          </Button>
        </p>
      )}
    </div>
  )
}
