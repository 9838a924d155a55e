// Three columns where there is room for them, else one at a time behind tabs; all three stay connected.
import { Button, SegmentedControl, Title, useComputedColorScheme } from '@mantine/core'
import { IconPlayerPlay, IconSparkles } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { AccessGate } from '../access-gate.tsx'
import { AgentConsole } from '../agent/agent-console.tsx'
import { EmptyState } from '../empty-state.tsx'
import { SupervisorConsole } from '../supervisor/supervisor-console.tsx'
import { type Access, askDemoToken } from '../token.ts'
import type { ScrupleChat } from '../widget/element.ts'
import classes from './demo.module.css'
import { agentExamples, customerExamples, demoConversationId, type Example } from './examples.ts'

type Seat = 'customer' | 'agent' | 'supervisor'

export function Demo() {
  const [seat, setSeat] = useState<Seat>('agent')
  const [example, setExample] = useState<{ key: number; text: string } | null>(null)
  return (
    <div className={classes.demo} data-seat={seat}>
      <p className={classes.about}>
        <strong>Demo mode.</strong> It works only on this machine and needs no sign-in. The people are invented.
      </p>
      <SegmentedControl
        className={classes.seats ?? ''}
        fullWidth
        aria-label="Show"
        value={seat}
        onChange={(value) => setSeat(value as Seat)}
        data={[
          { value: 'customer', label: 'Customer' },
          { value: 'agent', label: 'Agent' },
          { value: 'supervisor', label: 'Supervisor' },
        ]}
      />
      <div className={classes.columns}>
        <CustomerColumn />
        <section className={classes.column} data-seat="agent" aria-labelledby="agent-heading">
          <Title order={2} id="agent-heading" className={classes.heading}>
            Agent
          </Title>
          <Examples
            label="Try as the agent"
            examples={agentExamples}
            onPick={(text) => setExample({ key: Date.now(), text })}
          />
          <div className={classes.body}>
            <AccessGate seat="agent">
              {(token, renew) => (
                <AgentConsole
                  key={token}
                  token={token}
                  onRenew={renew}
                  headingOrder={3}
                  firstConversationId={demoConversationId}
                  example={example}
                />
              )}
            </AccessGate>
          </div>
        </section>
        <section className={classes.column} data-seat="supervisor" aria-labelledby="supervisor-heading">
          <Title order={2} id="supervisor-heading" className={classes.heading}>
            Supervisor
          </Title>
          <div className={classes.body}>
            <AccessGate seat="supervisor">
              {(token, renew) => <SupervisorConsole key={token} token={token} onRenew={renew} headingOrder={3} />}
            </AccessGate>
          </div>
        </section>
      </div>
    </div>
  )
}

function CustomerColumn() {
  const scheme = useComputedColorScheme('light')
  const [access, setAccess] = useState<Access | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const widget = useRef<ScrupleChat>(null)
  useEffect(() => {
    let isCurrent = true
    void askDemoToken('customer').then((found) => isCurrent && setAccess(found))
    return () => {
      isCurrent = false
    }
  }, [])
  useEffect(() => {
    if (access?.state !== 'granted') return
    const element = document.createElement('scruple-chat') as ScrupleChat
    element.setAttribute('inline', '')
    element.setAttribute('name', 'Northwind Home')
    element.setAttribute('token', access.token)
    box.current?.replaceChildren(element)
    widget.current = element
    return () => element.remove()
  }, [access])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another access makes another widget
  useEffect(() => widget.current?.setAttribute('theme', scheme), [scheme, access])

  return (
    <section className={classes.column} data-seat="customer" aria-labelledby="customer-heading">
      <Title order={2} id="customer-heading" className={classes.heading}>
        Customer
      </Title>
      <Examples
        label="Try as the customer"
        examples={customerExamples}
        onPick={(text) => widget.current?.compose(text)}
      />
      {access && access.state !== 'granted' ? (
        <EmptyState icon={<IconPlayerPlay size={24} />} title="The demo is not on">
          Start Scruple without a token secret of its own, on this machine, and reload.
        </EmptyState>
      ) : (
        <div className={classes.body} ref={box} />
      )}
    </section>
  )
}

interface ExamplesProps {
  label: string
  examples: readonly Example[]
  onPick(text: string): void
}

function Examples({ label, examples, onPick }: ExamplesProps) {
  return (
    <ul className={classes.examples} aria-label={label}>
      <li className={classes.examplesHint} aria-hidden>
        <IconSparkles size={14} />
        Try
      </li>
      {examples.map(({ name, text }) => (
        <li key={name}>
          <Button variant="default" size="compact-sm" title={text} onClick={() => onPick(text)}>
            {name}
          </Button>
        </li>
      ))}
    </ul>
  )
}
