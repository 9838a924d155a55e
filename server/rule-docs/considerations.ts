// The eighteen considerations by number and name, and which of them features of the system serve instead of rules.
import { indexPath, type Text } from './doc.ts'

export interface Consideration {
  number: number
  name: string
  /** Where no rule or signal is meant to serve it: what does. */
  servedBy?: string
}

const names: [name: string, servedBy?: string][] = [
  ['Privacy and data protection'],
  ['Transparency'],
  ['Honesty'],
  ['Conflicts of interest'],
  ['Anti-discrimination'],
  ['Informed consent'],
  ['Sensitive issues'],
  ['Whistleblower protection'],
  [
    'Training',
    'features of the system: each finding says what, why and what to write instead while the agent types, and each rule has a page with examples',
  ],
  ['Consumer rights'],
  ['Responsible marketing'],
  ['Confidentiality'],
  ['Accessibility'],
  ['Ethical selling'],
  ['Legal requests'],
  ['Environmental claims'],
  ['Ethical technology'],
  [
    'Continuous improvement',
    'features of the system: rules on trial, the reasons that agents give when they send in spite of a finding, and the replay of a changed policy over stored conversations',
  ],
]

export const considerations: readonly Consideration[] = names.map(([name, servedBy], index) => ({
  number: index + 1,
  name,
  ...(servedBy !== undefined && { servedBy }),
}))

export const considerationAnchor = (number: number) => `consideration-${number}`

/** `10 Consumer rights`, as a link to what else serves it. */
export function linkToConsideration(number: number): Text {
  const link = `${number} ${considerations[number - 1]?.name ?? ''}`
  return [{ link, href: `${indexPath}#${considerationAnchor(number)}` }]
}
