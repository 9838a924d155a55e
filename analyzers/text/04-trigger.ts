// One pass over the words of a message finds which patterns of all rules may match, and in which sentence.
import type { Sentence, Token, TokenizedText } from './02-tokenize.ts'
import type { Pattern } from './03-pattern.ts'
import { type ShapeTest, shapes } from './shapes.ts'

/** Calls back once for each pattern and sentence that holds a word of each of the pattern's anchors, in their order. */
export type Trigger = (text: TokenizedText, onCandidate: (pattern: number, sentence: number) => void) => void

/** Places of words are bits of one number; a longer sentence is asked only whether the words stand in it. */
const maxPlaces = 31

export function compileTrigger(patterns: readonly Pattern[], vocabularySize: number): Trigger {
  const sets = new WordSets(vocabularySize)
  const candidates: Candidate[][] = new Array(vocabularySize)
  // The chains of all patterns one behind the other: thousands of small objects would not stay in the processor's cache.
  const starts = new Int32Array(patterns.length + 1)
  const setOf: number[] = []
  const reachOf: number[] = []
  for (const [index, { anchors }] of patterns.entries()) {
    const { chain, rarest } = anchors
    const numbered = chain.map((anchor) => ({ ...anchor, set: sets.add(anchor.ids, anchor.shapes) }))
    for (const { set, reach } of numbered) {
      setOf.push(set)
      reachOf.push(reach)
    }
    starts[index + 1] = setOf.length
    // The rarest is there already; of the others the rarest fails soonest.
    const [next] = numbered.filter((_, i) => i !== rarest).sort((a, b) => a.cost - b.cost)
    const candidate = { pattern: index, check: next?.set ?? always }
    for (const id of chain[rarest]?.ids ?? []) {
      candidates[id] ??= []
      candidates[id].push(candidate)
    }
  }
  sets.seal()
  const byWord = candidates.map(packCandidates)
  const links = Int32Array.from(setOf)
  const reaches = Int32Array.from(reachOf)

  /** Is a word of each set there at all? */
  const holdsAll = (pattern: number): boolean => {
    const end = starts[pattern + 1] as number
    for (let link = starts[pattern] as number; link < end; link++) if (!sets.has(links[link] as number)) return false
    return true
  }
  /** One word of each set, each within reach of the one before. */
  const holdsChain = (pattern: number): boolean => {
    const end = starts[pattern + 1] as number
    let link = starts[pattern] as number
    let here = sets.placesOf(links[link] as number)
    while (++link < end && here !== 0)
      here = sets.placesOf(links[link] as number) & spread(here, reaches[link] as number)
    return here !== 0
  }

  // A number that grows with every sentence: the one in which a pattern was last considered.
  const considered = new Float64Array(patterns.length)
  let serial = 0
  return ({ tokens, sentences }, onCandidate) => {
    for (let index = 0; index < sentences.length; index++) {
      const sentence = sentences[index] as Sentence
      serial++
      const isShort = sentence.last - sentence.first <= maxPlaces
      sets.open(tokens, sentence)
      for (let at = sentence.first; at < sentence.last; at++) {
        const packed = byWord[(tokens[at] as Token).id]
        if (!packed) continue
        for (let i = 0; i < packed.length; i += 2) {
          // Most patterns end here.
          const check = packed[i] as number
          if (check !== always && !sets.has(check)) continue
          const pattern = packed[i + 1] as number
          if (considered[pattern] === serial) continue
          considered[pattern] = serial
          if (holdsAll(pattern) && (!isShort || holdsChain(pattern))) onCandidate(pattern, index)
        }
      }
    }
  }
}

interface Candidate {
  pattern: number
  /** The set whose absence rules the pattern out soonest. */
  check: number
}

/** The pattern has no second set. */
const always = -1

/** One number behind the other: first what to check, then the pattern; those with the same check together. */
function packCandidates(candidates: readonly Candidate[]): Int32Array {
  return Int32Array.from(
    candidates.toSorted((a, b) => a.check - b.check).flatMap(({ check, pattern }) => [check, pattern]),
  )
}

/** The places up to `reach` behind each of these. */
function spread(places: number, reach: number): number {
  if (reach >= maxPlaces) return ~((places & -places) | ((places & -places) - 1))
  let spreadOut = 0
  for (let step = 1; step <= reach; step++) spreadOut |= places << step
  return spreadOut
}

/** Up to this many words it is quicker to ask for each whether it was seen than to ask each seen word. */
const shortList = 120

/** The sets of all anchors, those of the same words once; what each holds of a sentence is worked out once, when it is asked. */
class WordSets {
  readonly #indices = new Map<string, number>()
  readonly #keys = new Map<Set<number>, string>()
  readonly #ids: Set<number>[] = []
  readonly #lists: Int32Array[] = []
  readonly #shapes: (readonly string[])[] = []
  /** 1: the word stands in the sentence. */
  readonly #seen: Uint8Array
  /** The sentence in which a set was last asked for: positive when it held a word. */
  #has = new Float64Array(0)
  #placesAsked = new Float64Array(0)
  #places = new Int32Array(0)
  readonly #shapePlaces = new Map<string, number>()
  #serial = 0
  #tokens: readonly Token[] = []
  #first = 0
  #last = 0

  constructor(vocabularySize: number) {
    this.#seen = new Uint8Array(vocabularySize)
  }

  add(ids: Set<number>, shapes: readonly string[]): number {
    const key = `${this.#keyOf(ids)} ${shapes.join(' ')}`
    const known = this.#indices.get(key)
    if (known !== undefined) return known
    this.#indices.set(key, this.#ids.length)
    this.#lists.push(Int32Array.from(ids))
    this.#shapes.push(shapes)
    return this.#ids.push(ids) - 1
  }

  /** Forgets by which names the sets were found: nobody asks again, and they are long. */
  seal(): void {
    this.#indices.clear()
    this.#keys.clear()
  }

  /** Many patterns share one set of thousands of words. */
  #keyOf(ids: Set<number>): string {
    const key = this.#keys.get(ids) ?? [...ids].sort((a, b) => a - b).join(' ')
    this.#keys.set(ids, key)
    return key
  }

  open(tokens: readonly Token[], { first, last }: Sentence): void {
    const count = this.#ids.length
    if (this.#has.length < count) {
      this.#has = new Float64Array(count)
      this.#placesAsked = new Float64Array(count)
      this.#places = new Int32Array(count)
    }
    this.#mark(0)
    this.#serial++
    this.#shapePlaces.clear()
    this.#tokens = tokens
    this.#first = first
    this.#last = last
    this.#mark(1)
  }

  /** One byte a word: all of it stays in the processor's nearest cache. */
  #mark(isSeen: 0 | 1): void {
    for (let at = this.#first; at < this.#last; at++) {
      const { id } = this.#tokens[at] as Token
      if (id >= 0) this.#seen[id] = isSeen
    }
  }

  has(set: number): boolean {
    const known = this.#has[set] as number
    if (known === this.#serial) return true
    if (known === -this.#serial) return false
    const holds = this.#holds(set)
    this.#has[set] = holds ? this.#serial : -this.#serial
    return holds
  }

  #holds(set: number): boolean {
    const list = this.#lists[set] as Int32Array
    if (list.length <= shortList) {
      for (let i = 0; i < list.length; i++) if (this.#seen[list[i] as number] === 1) return true
    } else {
      const ids = this.#ids[set] as Set<number>
      for (let at = this.#first; at < this.#last; at++) if (ids.has((this.#tokens[at] as Token).id)) return true
    }
    for (const name of this.#shapes[set] as readonly string[]) if (this.#placesOfShape(name) !== 0) return true
    return false
  }

  /** Bit n: the n-th word of the sentence is in the set. */
  placesOf(set: number): number {
    if (this.#placesAsked[set] !== this.#serial) {
      this.#placesAsked[set] = this.#serial
      const ids = this.#ids[set] as Set<number>
      let places = 0
      for (let at = this.#first; at < this.#last; at++)
        if (ids.has((this.#tokens[at] as Token).id)) places |= 1 << (at - this.#first)
      for (const name of this.#shapes[set] as readonly string[]) places |= this.#placesOfShape(name)
      this.#places[set] = places
    }
    return this.#places[set] as number
  }

  /** Many sets hold the same shape: it is looked for once a sentence. Beyond 32 words places share a bit. */
  #placesOfShape(name: string): number {
    const known = this.#shapePlaces.get(name)
    if (known !== undefined) return known
    const test = shapes[name] as ShapeTest
    let places = 0
    for (let at = this.#first; at < this.#last; at++)
      if (test(this.#tokens, at, this.#last) > 0) places |= 1 << (at - this.#first)
    this.#shapePlaces.set(name, places)
    return places
  }
}
