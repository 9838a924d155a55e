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
  const alsoNeeded = patterns.map((pattern) => pattern.anchors.slice(1).map((ids) => [...ids]))
  // The sentence in which a word was last seen, a pattern last considered: a number that grows with every sentence.
  const seen = new Float64Array(vocabularySize)
  const considered = new Float64Array(patterns.length)
  let serial = 0
  return ({ tokens, sentences }, onCandidate) => {
    for (const [index, { first, last }] of sentences.entries()) {
      serial++
      for (let at = first; at < last; at++) {
        const id = (tokens[at] as Token).id
        if (id >= 0) seen[id] = serial
      }
      const isSeen = (id: number) => seen[id] === serial
      for (let at = first; at < last; at++) {
        const id = (tokens[at] as Token).id
        const candidates = id < 0 ? undefined : byWord[id]
        if (!candidates) continue
        for (const pattern of candidates) {
          if (considered[pattern] === serial) continue
          considered[pattern] = serial
          if (alsoNeeded[pattern]?.every((ids) => ids.some(isSeen))) onCandidate(pattern, index)
        }
      }
    }
  }
}
