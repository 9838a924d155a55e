// Makes the documentation page of one signal: what it means, the duty, the clocks it would start, and the rules that wait for it.
import type { Clock, Lexicon } from '../../analyzers/lexicon.ts'
import type { RuleFile } from '../../analyzers/rule.ts'
import { linkToConsideration } from './considerations.ts'
import { describeSilence, signalsOf } from './describe-conditions.ts'
import { describeExamples } from './describe-examples.ts'
import { type Block, linkTo, nameOf, type RuleDoc, type Section, type Text } from './doc.ts'
import { namePlaces } from './name-places.ts'

type SignalFile = Extract<RuleFile, { kind: 'signal' }>

export function describeSignal(id: string, signal: SignalFile, lexicon: Lexicon): RuleDoc {
  const clocks = clocksOf(signal, lexicon)
  const sections: Section[] = [
    { anchor: 'duty', title: 'What must be done', blocks: [{ is: 'text', text: [signal.duty] }] },
    { anchor: 'clocks', title: 'Terms by statute that it would start', blocks: clocks.map(describeClock) },
    { anchor: 'glance', title: 'At a glance', blocks: [{ is: 'terms', rows: glance(id, signal, lexicon) }] },
    {
      anchor: 'silent',
      title: 'When it is not raised',
      blocks: asList(describeSilence({ unless: signal.unless, except: signal.except }, lexicon.lists)),
    },
    { anchor: 'found', title: 'Raised by', blocks: describeExamples(signal.examples) },
    { anchor: 'not-found', title: 'Not raised by', blocks: describeExamples(signal.good) },
  ]
  return {
    id,
    kind: 'signal',
    name: nameOf(id),
    category: 'signals',
    badges: [{ text: 'signal', tone: 'info' }],
    lead: signal.what,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  }
}

const asList = (items: Text[]): Block[] => (items.length === 0 ? [] : [{ is: 'list', items }])

function clocksOf(signal: SignalFile, { clocks = [] }: Lexicon): Clock[] {
  return (signal.clocks ?? []).flatMap((id) => clocks.find((clock) => clock.id === id) ?? [])
}

function describeClock(clock: Clock): Block {
  const row = (term: string, text: string | undefined) =>
    text === undefined || /^none(?: stated)?$/.test(text) ? [] : [{ term, items: [[text]] }]
  return {
    is: 'group',
    title: `${namePlaces(clock.jurisdiction)}: ${clock.kinds}`,
    rows: [
      ...row('Law', clock.law),
      ...row('Term', clock.due),
      ...row('Acknowledge', clock.acknowledge),
      ...row('Extension', clock.extension),
      ...row('Starts with', clock.starts),
      ...row('Days', clock.dayType),
      ...row('Also', clock.notes),
      ...row('Checked', describeStatus(clock.status)),
    ],
  }
}

/** An (unverified) term must not be relied on, and says so. */
export function describeStatus(status: string): string {
  if (status.includes('unverified')) return `${status}: ask counsel before relying on it`
  return status === 'known' ? 'known to the authors, not read against its source' : status
}

function glance(id: string, signal: SignalFile, { rules }: Lexicon) {
  const name = id.replace(/^signals\//, '')
  const waiting = Object.entries(rules).filter(([, rule]) => rule.kind !== 'signal' && signalsOf(rule).includes(name))
  const row = (term: string, items: Text[]) => (items.length > 0 ? [{ term, items }] : [])
  return [
    ...row('Serves', signal.serves.map(linkToConsideration)),
    ...row('Strength', [[describeStrength(signal)]]),
    ...row('Lasts', [[describeEnd(signal)]]),
    ...row(
      'Sets',
      Object.entries(signal.sets ?? {}).map(([path, value]) => [{ code: `${path} = ${value}` }]),
    ),
    ...row(
      'Rules that wait for it',
      waiting.map(([rule]) => [linkTo(rule)]),
    ),
    ...row('File', [[{ code: `lexicons/en/${id}.yaml` }]]),
  ]
}

function describeStrength({ strength = 'explicit', implied, cases }: SignalFile): string {
  const both = implied !== undefined || cases?.some((each) => (each.strength ?? strength) !== strength)
  return both ? 'explicit in plain words, implied in indirect ones' : strength
}

function describeEnd({ lasts, closedBy }: SignalFile): string {
  const turns = lasts === undefined ? 'to the end of the conversation' : `${lasts} turn${lasts === 1 ? '' : 's'}`
  return closedBy ? `${turns}, or until the customer takes it back` : turns
}
