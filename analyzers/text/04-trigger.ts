// One pass over the words of a message finds which patterns of all rules may match, and in which sentence.
import type { Sentence, Token, TokenizedText } from './02-tokenize.ts'
import type { Pattern } from './03-pattern.ts'

/** Calls back once for each pattern and sentence that holds a word of each of the pattern's anchors, in their order. */
export type Trigger = (text: TokenizedText, onCandidate: (pattern: number, sentence: number) => void) => void

/** Places of words are bits of one number; a longer sentence is asked only whether the words stand in it. */
const maxPlaces = 31

export function compileTrigger(patterns: readonly Pattern[], vocabularySize: number): Trigger {
  const sets = new WordSets()
  const byWord: (number[] | undefined)[] = new Array(vocabularySize)
  const chains = patterns.map(({ anchors: { chain, rarest } }, index) => {
    for (const id of chain[rarest]?.ids ?? []) {
      const list = byWord[id]
      if (list) list.push(index)
      else byWord[id] = [index]
    }
    return chain.map(({ ids, reach }) => ({ set: sets.add(ids), reach }))
  })
  // A number that grows with every sentence: the one in which a pattern was last considered.
  const considered = new Float64Array(patterns.length)
  let serial = 0
  return ({ tokens, sentences }, onCandidate) => {
    for (const [index, sentence] of sentences.entries()) {
      serial++
      sets.open(tokens, sentence, serial)
      for (let at = sentence.first; at < sentence.last; at++) {
        const candidates = byWord[(tokens[at] as Token).id]
        if (!candidates) continue
        for (const pattern of candidates) {
          if (considered[pattern] === serial) continue
          considered[pattern] = serial
          if (holdsChain(chains[pattern] as Link[], sets)) onCandidate(pattern, index)
        }
      }
    }
  }
}

interface Link {
  set: number
  reach: number
}

/** One word of each set, each within reach of the one before. */
function holdsChain(chain: readonly Link[], sets: WordSets): boolean {
  let places = sets.placesOf((chain[0] as Link).set)
  for (let i = 1; i < chain.length && places !== 0; i++) {
    const { set, reach } = chain[i] as Link
    const here = sets.placesOf(set)
    places = here === 0 || sets.isLong ? here : here & spread(places, reach)
  }
  return places !== 0
}

/** The places up to `reach` behind each of these. */
function spread(places: number, reach: number): number {
  if (reach >= maxPlaces) return ~((places & -places) | ((places & -places) - 1))
  let spreadOut = 0
  for (let step = 1; step <= reach; step++) spreadOut |= places << step
  return spreadOut
}

/** Where the words of each set stand in one sentence. */
class WordSets {
  readonly #indices = new Map<string, number>()
  readonly #bySet = new Map<Set<number>, number>()
  /** The sets that hold a word, by its id. */
  readonly #ofWord: (number[] | undefined)[] = []
  #known = new Float64Array(0)
  #places = new Int32Array(0)
  #serial = 0
  isLong = false

  /** Sets of the same words are one. */
  add(ids: Set<number>): number {
    const same = this.#bySet.get(ids)
    if (same !== undefined) return same
    const key = [...ids].sort((a, b) => a - b).join(' ')
    const known = this.#indices.get(key)
    const index = known ?? this.#indices.size
    this.#bySet.set(ids, index)
    if (known !== undefined) return known
    this.#indices.set(key, index)
    for (const id of ids) {
      const list = this.#ofWord[id]
      if (list) list.push(index)
      else this.#ofWord[id] = [index]
    }
    return index
  }

  /** Notes the place of every word, in all sets that hold it. */
  open(tokens: readonly Token[], { first, last }: Sentence, serial: number): void {
    if (this.#known.length < this.#indices.size) {
      this.#known = new Float64Array(this.#indices.size)
      this.#places = new Int32Array(this.#indices.size)
    }
    this.#serial = serial
    this.isLong = last - first > maxPlaces
    for (let at = first; at < last; at++) {
      const sets = this.#ofWord[(tokens[at] as Token).id]
      if (!sets) continue
      const place = this.isLong ? 1 : 1 << (at - first)
      for (const set of sets) {
        if (this.#known[set] === serial) this.#places[set] = (this.#places[set] as number) | place
        else {
          this.#known[set] = serial
          this.#places[set] = place
        }
      }
    }
  }

  /** Bit n: the n-th word of the sentence is in the set. In a long sentence 1 when any word is. */
  placesOf(set: number): number {
    return this.#known[set] === this.#serial ? (this.#places[set] as number) : 0
  }
}
