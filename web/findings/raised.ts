// The signals of a conversation as they are shown: each once, newest last, with its strength and topic where they are known.
import type { Signal } from '../../analyzers/finding.ts'

export interface RaisedSignal {
  id: string
  strength?: Signal['strength']
  /** What it is about, in the customer's words; empty when unknown. */
  topic?: string
}

/** `ids`: as the conversation lists them. The messages that are loaded say more about them. */
export function listRaised(
  ids: readonly string[],
  messages: readonly { signals: readonly Signal[] }[],
): RaisedSignal[] {
  const known = new Map<string, RaisedSignal>()
  for (const { signals } of messages) {
    for (const signal of signals) known.set(signal.signal, toRaised(signal))
  }
  const newestFirst = [...new Set([...ids].reverse())]
  return newestFirst.reverse().map((id) => known.get(id) ?? { id })
}

export const toRaised = ({ signal, strength, topic }: Signal): RaisedSignal => ({ id: signal, strength, topic })

/** Longer ones are no name of a thing, but the rest of a sentence. */
const maxTopicWords = 4

/** `Said plainly, about “premium insurance”`; empty where nothing is known. */
export function describeRaised({ strength, topic }: RaisedSignal): string {
  const said = strength === undefined ? '' : strength === 'explicit' ? 'Said plainly' : 'Implied'
  const about = topic && topic.split(' ').length <= maxTopicWords ? `about “${topic}”` : ''
  return [said, about].filter(Boolean).join(', ')
}
