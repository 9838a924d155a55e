// One pass over the words of a message finds which patterns of all rules may match, and in which sentence.
import type { Token, TokenizedText } from './02-tokenize.ts'
import type { Pattern } from './03-pattern.ts'

/** Calls back once for each pattern and sentence that holds a word of each of the pattern's anchor sets. */
export type Trigger = (text: TokenizedText, onCandidate: (pattern: number, sentence: number) => void) => void

export function compileTrigger(patterns: readonly Pattern[], vocabularySize: number): Trigger {
  const byWord: (number[] | undefined)[] = new Array(vocabularySize)
  for (const [index, pattern] of patterns.entries()) {
    for (const id of pattern.anchors[0] ?? []) {
      const list = byWord[id]
      if (list) list.push(index)
      else byWord[id] = [index]
    }
  }
  const alsoNeeded = patterns.map((pattern) => pattern.anchors.slice(1).map((ids) => ({ ids, list: [...ids] })))
  // The sentence in which a word was last seen, a pattern last considered: a number that grows with every sentence.
  const seen = new Float64Array(vocabularySize)
  const considered = new Float64Array(patterns.length)
  let serial = 0
  return ({ tokens, sentences }, onCandidate) => {
    for (const [index, { first, last }] of sentences.entries()) {
      serial++
      const ids = idsOf(tokens, first, last)
      for (const id of ids) seen[id] = serial
      for (const id of ids) {
        const candidates = byWord[id]
        if (!candidates) continue
        for (const pattern of candidates) {
          if (considered[pattern] === serial) continue
          considered[pattern] = serial
          if (holdsAll(ids, alsoNeeded[pattern] as Needed[], seen, serial)) onCandidate(pattern, index)
        }
      }
    }
  }
}

interface Needed {
  ids: Set<number>
  list: number[]
}

/** Up to this many words it is quicker to ask for each whether it was seen than to ask each seen word. */
const shortList = 48

/** Only words that some rule knows. */
function idsOf(tokens: readonly Token[], first: number, last: number): number[] {
  const ids: number[] = []
  for (let at = first; at < last; at++) {
    const { id } = tokens[at] as Token
    if (id >= 0) ids.push(id)
  }
  return ids
}

function holdsAll(ids: readonly number[], needed: readonly Needed[], seen: Float64Array, serial: number): boolean {
  for (const each of needed) {
    const { list } = each
    const isShort = list.length <= shortList
    const length = isShort ? list.length : ids.length
    let at = 0
    if (isShort) while (at < length && seen[list[at] as number] !== serial) at++
    else while (at < length && !each.ids.has(ids[at] as number)) at++
    if (at === length) return false
  }
  return true
}
