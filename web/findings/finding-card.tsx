// One finding in full: what, why, what to do, who says so, how it was decided, and rewrites that can be applied at once.
import { Anchor, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconExternalLink, IconWand } from '@tabler/icons-react'
import type { Evidence, Finding, Suggestion } from '../../analyzers/finding.ts'
import classes from './findings.module.css'
import { SeverityTag } from './severity.tsx'
import { TrialBadge } from './trial-badge.tsx'
import { capitalise, describeConfidence, nameRule } from './words.ts'

const evidenceNames: Record<Evidence['by'], string> = {
  pattern: 'Wording',
  checksum: 'Checksum',
  format: 'Format',
  cue: 'Words nearby',
  signal: 'The customer',
  turn: 'Earlier message',
  entity: 'Identifier',
  condition: 'Taken into account',
  fact: 'Company fact',
  score: 'Reads like a breach, 0 to 1',
}

/** The others are on the page of the rule. */
const shownSources = 2

interface Props {
  finding: Finding
  onApply?: (suggestion: Suggestion) => void
  children?: React.ReactNode
}

export function FindingCard({ finding, onApply, children }: Props) {
  const { rule, category, severity, what, why, fix, suggestions, sources } = finding
  const more = sources.length - shownSources
  return (
    <div className={classes.card} data-severity={severity}>
      <div className={classes.cardHead}>
        <SeverityTag severity={severity} />
        <span className={classes.ruleName}>
          {capitalise(category)} · {nameRule(rule)}
        </span>
        {finding.isTrial && <TrialBadge />}
        {children}
      </div>
      <div className={classes.cardBody}>
        <p className={classes.what}>{what}</p>
        <p>{why}</p>
        <p>
          <span className={classes.fixLabel}>What to do: </span>
          {fix}
        </p>
      </div>
      {onApply && suggestions.length > 0 && (
        <ul className={classes.suggestions} aria-label="Suggestions">
          {suggestions.map((suggestion) => (
            <li key={suggestion.title + suggestion.edits.map(({ text }) => text).join()}>
              <UnstyledButton className={classes.suggestion} onClick={() => onApply(suggestion)}>
                <IconWand size={16} aria-hidden />
                <span>
                  <span className={classes.suggestionTitle}>{suggestion.title}</span>
                  <SuggestedText suggestion={suggestion} />
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <footer className={classes.cardFoot}>
        {sources.slice(0, shownSources).map(({ title, url }) => (
          <Anchor key={url} href={url} target="_blank" rel="noopener noreferrer" className={classes.source}>
            {title}
            <IconExternalLink size={12} role="img" aria-label="(opens in a new tab)" />
          </Anchor>
        ))}
        <Anchor href={`/docs/rules/${rule}`} target="_blank" rel="noopener noreferrer" className={classes.source}>
          <span>
            About this rule{more > 0 && ` and ${more} more ${more === 1 ? 'source' : 'sources'}`}
            <VisuallyHidden>: {nameRule(rule)} (opens in a new tab)</VisuallyHidden>
          </span>
          <IconExternalLink size={12} aria-hidden />
        </Anchor>
        <HowDecided finding={finding} />
      </footer>
    </div>
  )
}

function SuggestedText({ suggestion }: { suggestion: Suggestion }) {
  const texts = suggestion.edits.map(({ text }) => text.trim()).filter((text) => text && text !== suggestion.title)
  return texts.length > 0 ? <span className={classes.suggestionText}>“{texts.join(' … ')}”</span> : null
}

function HowDecided({ finding }: { finding: Finding }) {
  return (
    <details className={classes.evidence}>
      <summary>{describeConfidence(finding.confidence)}</summary>
      <ul>
        {finding.evidence.map(({ by, detail }) => (
          <li key={by + detail}>
            {evidenceNames[by]}: {detail}
          </li>
        ))}
        <li>
          Rule <code>{finding.rule}</code>
        </li>
      </ul>
    </details>
  )
}
