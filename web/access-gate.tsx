// Finds the token a console works with, and says what is needed where there is none.
import { Button, Loader } from '@mantine/core'
import { IconKey, IconServerOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { EmptyState } from './empty-state.tsx'
import { type Access, type ConsoleRole, findAccess, forgetToken } from './token.ts'

interface Props {
  seat: ConsoleRole
  /** `renew` gives the token up and looks for another. */
  children(token: string, renew: () => void): ReactNode
}

export function AccessGate({ seat, children }: Props) {
  const [access, setAccess] = useState<Access | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let isCurrent = true
    void findAccess(seat).then((found) => isCurrent && setAccess(found))
    return () => {
      isCurrent = false
    }
  }, [seat, attempt])

  if (access === null) return <EmptyState icon={<Loader size={20} />} title="Signing in…" />
  const renew = () => {
    forgetToken(seat)
    setAttempt(attempt + 1)
  }
  if (access.state === 'granted') return children(access.token, renew)
  if (access.state === 'none') {
    return (
      <EmptyState icon={<IconKey size={24} />} title="You need a link from your administrator">
        This page opens with a personal link that ends in <code>#token=…</code>. Ask whoever runs Scruple for yours, and
        open it in this browser.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<IconServerOff size={24} />} title="The server cannot be reached">
      <p>Check that it is running and that this computer is online.</p>
      <Button variant="default" onClick={() => setAttempt(attempt + 1)}>
        Try again
      </Button>
    </EmptyState>
  )
}
