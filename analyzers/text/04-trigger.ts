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

  /** The sentence in which a pattern was last considered. */
  const considered = new Int32Array(patterns.length)
  return ({ tokens, sentences }, onCandidate) => {
    for (let index = 0; index < sentences.length; index++) {
      const sentence = sentences[index] as Sentence
      const isShort = sentence.last - sentence.first <= maxPlaces
      const serial = sets.open(tokens, sentence)
      if (serial === 1) considered.fill(0)
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

/** A number for every sentence; when they run out, all marks are forgotten. */
const lastSerial = 2 ** 31 - 1

/**
 * The sets of all anchors, those of the same words once. Each word knows its sets: a sentence marks them as it is opened, one run of memory
 * a word, where asking set after set would wait for memory each time.
 */
class WordSets {
  readonly #indices = new Map<string, number>()
  readonly #keys = new Map<Set<number>, string>()
  readonly #shapes: (readonly string[])[] = []
  #members: number[][]
  /** The sets of each word, once sealed. */
  #setsOf: (Int32Array | undefined)[] = []
  /** 1: a shape may stand there instead of a word. */
  #isShaped = new Uint8Array(0)
  /** The sentence that marked a set last, and where its words stand there. */
  #marked = new Int32Array(0)
  #places = new Int32Array(0)
  readonly #shapePlaces = new Map<string, number>()
  #serial = 0
  #tokens: readonly Token[] = []
  #first = 0
  #last = 0

  constructor(vocabularySize: number) {
    this.#members = Array.from({ length: vocabularySize }, () => [])
  }

  add(ids: Set<number>, shapes: readonly string[]): number {
    const key = `${this.#keyOf(ids)} ${shapes.join(' ')}`
    const known = this.#indices.get(key)
    if (known !== undefined) return known
    const set = this.#shapes.push(shapes) - 1
    this.#indices.set(key, set)
    for (const id of ids) this.#members[id]?.push(set)
    return set
  }

  /** Forgets by which names the sets were found: nobody asks again, and they are long. */
  seal(): void {
    this.#indices.clear()
    this.#keys.clear()
    this.#setsOf = this.#members.map((sets) => (sets.length > 0 ? Int32Array.from(sets) : undefined))
    this.#members = []
    this.#isShaped = Uint8Array.from(this.#shapes, ({ length }) => (length > 0 ? 1 : 0))
    this.#marked = new Int32Array(this.#shapes.length)
    this.#places = new Int32Array(this.#shapes.length)
  }

  /** Many patterns share one set of thousands of words. */
  #keyOf(ids: Set<number>): string {
    const key = this.#keys.get(ids) ?? [...ids].sort((a, b) => a - b).join(' ')
    this.#keys.set(ids, key)
    return key
  }

  /** Beyond 32 words places share a bit. Returns the number of this sentence; 1 after all marks have been forgotten. */
  open(tokens: readonly Token[], { first, last }: Sentence): number {
    if (this.#serial === lastSerial) {
      this.#marked.fill(0)
      this.#serial = 0
    }
    const serial = ++this.#serial
    const marked = this.#marked
    const places = this.#places
    this.#shapePlaces.clear()
    this.#tokens = tokens
    this.#first = first
    this.#last = last
    for (let at = first; at < last; at++) {
      const sets = this.#setsOf[(tokens[at] as Token).id]
      if (!sets) continue
      const bit = 1 << (at - first)
      for (let i = 0; i < sets.length; i++) {
        const set = sets[i] as number
        if (marked[set] === serial) places[set] = (places[set] as number) | bit
        else {
          marked[set] = serial
          places[set] = bit
        }
      }
    }
    return serial
  }

  has(set: number): boolean {
    if (this.#marked[set] === this.#serial) return true
    if (this.#isShaped[set] === 0) return false
    for (const name of this.#shapes[set] as readonly string[]) if (this.#placesOfShape(name) !== 0) return true
    return false
  }

  /** Bit n: the n-th word of the sentence is in the set. */
  placesOf(set: number): number {
    let places = this.#marked[set] === this.#serial ? (this.#places[set] as number) : 0
    for (const name of this.#shapes[set] as readonly string[]) places |= this.#placesOfShape(name)
    return places
  }

  /** Many sets hold the same shape: it is looked for once a sentence. */
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
