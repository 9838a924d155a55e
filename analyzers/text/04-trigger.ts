// One pass over the words of a message finds which patterns of all rules may match, and in which sentence.
import type { TokenizedText } from './02-tokenize.ts'
import type { Pattern } from './03-pattern.ts'

/** Calls back once for each pattern and sentence that holds one of the pattern's anchor words. */
export type Trigger = (text: TokenizedText, onCandidate: (pattern: number, sentence: number) => void) => void

export function compileTrigger(patterns: readonly Pattern[], vocabularySize: number): Trigger {
  const byWord: (number[] | undefined)[] = new Array(vocabularySize)
  for (const [index, pattern] of patterns.entries()) {
    for (const id of pattern.anchors) {
      const list = byWord[id]
      if (list) list.push(index)
      else byWord[id] = [index]
    }
  }
  // The sentence in which a pattern was last reported: a number that grows with every sentence ever seen.
  const reported = new Float64Array(patterns.length)
  let serial = 0
  return ({ tokens, sentences }, onCandidate) => {
    for (const [index, sentence] of sentences.entries()) {
      serial++
      for (let at = sentence.first; at < sentence.last; at++) {
        const id = (tokens[at] as { id: number }).id
        const candidates = id < 0 ? undefined : byWord[id]
        if (!candidates) continue
        for (const pattern of candidates) {
          if (reported[pattern] === serial) continue
          reported[pattern] = serial
          onCandidate(pattern, index)
        }
      }
    }
  }
}
