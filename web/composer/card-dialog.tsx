// The card beside the underlined words, as a dialog that the keyboard can enter, walk through and leave.
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Finding, Suggestion } from '../../analyzers/finding.ts'
import { FindingCard } from '../findings/finding-card.tsx'
import { nameRule, severityNames } from '../findings/words.ts'
import classes from './composer.module.css'
import type { Card } from './editor.ts'

interface Props {
  card: Card
  findings: readonly Finding[]
  label: string
  onApply(suggestion: Suggestion): void
  onStep(finding: Finding): void
  onClose(): void
  onResize(): void
}

export function CardDialog({ card, findings, onApply, onStep, onClose, onResize }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const { finding, takesFocus } = card
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding makes another height
  useEffect(() => {
    onResize()
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector)
    const firstAction = find('li button') ?? find('a') ?? find('button')
    // The editor places the card before its next frame; focus must not scroll to where it was.
    if (takesFocus) firstAction?.focus({ preventScroll: true })
  }, [finding, takesFocus])

  const inOrder = findings.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const index = inOrder.indexOf(finding)
  const step = (by: 1 | -1) => {
    const next = inOrder.at((index + by) % inOrder.length)
    if (next) onStep(next)
  }
  return (
    <div
      ref={root}
      role="dialog"
      tabIndex={-1}
      className={classes.card}
      aria-label={`${severityNames[finding.severity]}: ${nameRule(finding.rule)}`}
      onKeyDown={(event) => keepInside(event, root.current, onClose)}
    >
      <FindingCard finding={finding} onApply={onApply}>
        {inOrder.length > 1 && index >= 0 && (
          <>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label="Previous finding" onClick={() => step(-1)}>
              <IconChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <span className={classes.count}>
              {index + 1} of {inOrder.length}
            </span>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label="Next finding" onClick={() => step(1)}>
              <IconChevronRight size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
        <ActionIcon variant="subtle" color="gray" size={26} aria-label="Close" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </FindingCard>
    </div>
  )
}

/** Escape and F8 leave; Tab past either end goes back to the draft, because the card stands at the end of the page. */
function keepInside(event: KeyboardEvent, root: HTMLElement | null, onClose: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    onClose()
  }
  if (event.key !== 'Tab' || !root) return
  const stops = [...root.querySelectorAll<HTMLElement>('a, button, summary')]
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if (document.activeElement !== edge) return
  event.preventDefault()
  onClose()
}
