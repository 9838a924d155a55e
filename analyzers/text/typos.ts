// Misspelt words: which word of the rules a writer meant, where there is only one that it can be.

/** Shorter words have too many real neighbours. */
const fewestSwapped = 7
/** Verbs have the most: "boating" is no "bloating". */
const fewestMissing = (word: string) => (/(?:ing|ed)$/.test(word) ? 10 : 8)

const isPlain = /^[a-z]+$/
const isVowel = (letter: string | undefined) => letter !== undefined && 'aeiou'.includes(letter)

/** First and last letter must be right: they carry the inflection, and writers seldom miss them. */
export class TypoIndex {
  /** -1: two words have it in common. */
  readonly #keys = new Map<string, number>()
  readonly #words = new Map<string, number>()

  add(word: string, id: number): void {
    if (word.length < fewestSwapped || !isPlain.test(word)) return
    this.#put(swapKey(word), id)
    if (word.length < fewestMissing(word)) return
    this.#words.set(word, id)
    for (const shorter of shortened(word)) this.#put(shorter, id)
  }

  #put(key: string, id: number): void {
    const known = this.#keys.get(key)
    this.#keys.set(key, known === undefined || known === id ? id : -1)
  }

  /** -1 when no word, or more than one, is near enough. `wordOf`: the word of an id. */
  find(word: string, wordOf: (id: number) => string | undefined): number {
    if (word.length < fewestSwapped || !isPlain.test(word)) return -1
    const found = this.#keys.get(swapKey(word)) ?? this.#keys.get(word)
    if (found !== undefined) return found
    const near = new Set<number>()
    for (const shorter of shortened(word)) {
      const longer = this.#words.get(shorter)
      if (longer !== undefined) near.add(longer)
      const other = this.#keys.get(shorter)
      if (other !== undefined && other >= 0 && isVowelSlip(word, wordOf(other) ?? '')) near.add(other)
    }
    const [only] = near
    return near.size === 1 && only !== undefined ? only : -1
  }
}

/** Equal for a word and its commonest misspellings: inner letters swapped, a double letter single or the reverse. */
function swapKey(word: string): string {
  const single = word.replace(/(.)\1/g, '$1')
  // The mark keeps these keys apart from words with a letter missing.
  return `~${single[0]}${[...single.slice(1, -1)].sort().join('')}${single[single.length - 1]}`
}

/** The word without one of its inner letters. */
function* shortened(word: string): Generator<string> {
  for (let at = 1; at < word.length - 1; at++) yield word.slice(0, at) + word.slice(at + 1)
}

/** One vowel for another: "definately". */
function isVowelSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let slips = 0
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue
    if (!isVowel(a[at]) || !isVowel(b[at]) || ++slips > 1) return false
  }
  return slips === 1
}
