// Between Send and sent: the masked text exactly as the customer will get it, and the reason where one is needed.
import { Button, Radio, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Reason } from '../../server/contract.ts'
import { reasonNames } from '../findings/words.ts'
import classes from './composer.module.css'
import type { Plan } from './plan.ts'

export interface Asked {
  reason?: Reason
  note?: string
  /** The agent knows that it will be held. */
  isForReview?: boolean
}

interface Props {
  plan: Plan
  onSend(asked: Asked): void
  onEdit(): void
}

export function SendPanel({ plan, onSend, onEdit }: Props) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    const [firstInput] = root.current?.querySelectorAll('input') ?? []
    const buttons = root.current?.querySelectorAll('button') ?? []
    // Where there is nothing to choose, a second Enter sends what the agent now sees.
    ;(firstInput ?? [...buttons].at(-1))?.focus()
    root.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const isForReview = plan.step === 'review'
  const maySend = !plan.needsReason || reason !== null
  const send = () => {
    if (!maySend) return
    onSend({
      ...(reason && { reason }),
      ...(note.trim() && { note: note.trim() }),
      ...(isForReview && { isForReview }),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEdit()
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) send()
  }
  return (
    <section ref={root} className={classes.panel} aria-label="Before this is sent" onKeyDown={onKeyDown}>
      {isForReview && (
        <p className={classes.lead}>
          A supervisor must see this first. It is held until then: the customer gets nothing yet.
        </p>
      )}
      {plan.isMasked && (
        <>
          <p className={classes.lead}>The customer will get exactly this:</p>
          <blockquote className={classes.preview} dir="auto">
            {plan.masked}
          </blockquote>
        </>
      )}
      {plan.needsReason && <ReasonChoice reason={reason} onReason={setReason} note={note} onNote={setNote} />}
      <div className={classes.panelFoot}>
        <Button variant="default" onClick={onEdit}>
          Edit instead
        </Button>
        <Button onClick={send} data-disabled={!maySend || undefined} aria-disabled={!maySend || undefined}>
          {nameSend(plan)}
        </Button>
      </div>
    </section>
  )
}

function nameSend({ step, isMasked, needsReason }: Plan): string {
  if (step === 'review') return 'Send for review'
  return `Send${isMasked ? ' masked' : ''}${needsReason ? ' with reason' : ''}`
}

interface ChoiceProps {
  reason: Reason | null
  onReason(reason: Reason): void
  note: string
  onNote(note: string): void
}

function ReasonChoice({ reason, onReason, note, onNote }: ChoiceProps) {
  return (
    <>
      <Radio.Group
        label="To send it as it is, say why"
        value={reason}
        onChange={(value) => onReason(value as Reason)}
        classNames={{ label: classes.lead ?? '' }}
      >
        <div className={classes.reasons}>
          {Object.entries(reasonNames).map(([value, name]) => (
            <Radio key={value} value={value} label={name} size="xs" classNames={{ body: classes.reason ?? '' }} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label="Note (optional)"
        description="Kept with the message for review. The customer does not see it."
        maxLength={500}
        size="sm"
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </>
  )
}
