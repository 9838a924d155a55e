// A message with its findings marked; each mark opens its card on hover, click or by the keyboard.
import { Popover } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Finding } from '../../analyzers/finding.ts'
import { FindingCard } from './finding-card.tsx'
import classes from './findings.module.css'
import { cutSegments, type Segment } from './segments.ts'
import { nameRule, severityNames, worstSeverity } from './words.ts'

export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  return cutSegments(text, findings).map((segment) =>
    segment.marks.length > 0 ? (
      <Mark key={segment.start} segment={segment} />
    ) : (
      <span key={segment.start}>{segment.text}</span>
    ),
  )
}

const openDelayMs = 180
/** Long enough to move the pointer from the words to the card. */
const closeDelayMs = 220

function Mark({ segment }: { segment: Segment<Finding> }) {
  const [isOpen, setIsOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const severity = worstSeverity(segment.marks) ?? 'info'
  const later = (open: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setIsOpen(open), open ? openDelayMs : closeDelayMs)
  }
  const hover = { onPointerEnter: () => later(true), onPointerLeave: () => later(false) }
  const label = `${severityNames[severity]}: ${segment.marks.map(({ rule }) => nameRule(rule)).join(', ')}`
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={340} position="top" withinPortal shadow="md" withRoles={false}>
      <Popover.Target>
        {/* biome-ignore lint/a11y/useSemanticElements: a button element cannot break across lines as words must */}
        <span
          className={classes.opener}
          role="button"
          tabIndex={0}
          aria-expanded={isOpen}
          aria-description={label}
          onClick={() => setIsOpen(true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            event.stopPropagation()
            setIsOpen(!isOpen)
          }}
          {...hover}
        >
          <mark className={classes.mark} data-severity={severity}>
            {segment.text}
          </mark>
        </span>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.dropdown} role="dialog" aria-label={label} {...hover}>
        {segment.marks.map((finding) => (
          <FindingCard key={`${finding.rule}${finding.start}`} finding={finding} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
