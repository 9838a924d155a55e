// The duty that began last, in one line above a conversation; terms by statute, strength and topic behind it.
import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import classes from './findings.module.css'
import { describeRaised, type RaisedSignal } from './raised.ts'
import { describeSignal } from './signals.ts'
import { describeTerm, pickTerms, summariseTerms } from './terms.ts'

interface Props {
  /** Newest last. */
  raised: readonly RaisedSignal[]
  /** Where the customer is, when that is known. */
  jurisdiction?: string | undefined
}

export function DutyLine({ raised, jurisdiction }: Props) {
  const last = raised.at(-1)
  if (!last) return null
  const { name, duty, terms, page } = describeSignal(last.id)
  if (!duty) return null
  const fitting = pickTerms(terms, jurisdiction)
  const said = describeRaised(last)
  return (
    // Another signal starts folded again.
    <details className={classes.duty} key={last.id}>
      <summary>
        <span>
          <strong>{name}.</strong> {duty}
        </span>
        <span className={classes.dutyMore}>{summariseTerms(fitting, jurisdiction) || 'More'}</span>
      </summary>
      <div className={classes.dutyBody}>
        {said && <p>{said}.</p>}
        {fitting.length > 0 && (
          <ul aria-label="Terms by law that this may start">
            {fitting.map((term) => (
              <li key={term.where + term.law}>
                <strong>{term.where}:</strong> {describeTerm(term)} <span className={classes.law}>{term.law}</span>
              </li>
            ))}
          </ul>
        )}
        <Anchor href={page} target="_blank" rel="noopener noreferrer" className={classes.source}>
          About this signal
          <IconExternalLink size={12} role="img" aria-label="(opens in a new tab)" />
        </Anchor>
      </div>
    </details>
  )
}
