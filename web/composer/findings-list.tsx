// The findings of the draft as a list: the way to them for those who see no underline.
import { UnstyledButton } from '@mantine/core'
import type { Finding } from '../../analyzers/finding.ts'
import { SeverityIcon } from '../findings/severity.tsx'
import classes from './composer.module.css'

interface Props {
  text: string
  findings: readonly Finding[]
  onOpen(finding: Finding): void
}

export function FindingsList({ text, findings, onOpen }: Props) {
  if (findings.length === 0) return null
  const inOrder = findings.toSorted((a, b) => a.start - b.start || a.end - b.end)
  return (
    <ul className={classes.list} aria-label="Findings in your message">
      {inOrder.map((finding) => (
        <li key={`${finding.rule} ${finding.start}`}>
          <UnstyledButton className={classes.item} onClick={() => onOpen(finding)}>
            <SeverityIcon severity={finding.severity} />
            <span className={classes.words}>{finding.mask ?? text.slice(finding.start, finding.end)}</span>
            <span className={classes.what}>{finding.what}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
