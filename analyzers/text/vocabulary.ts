// All words of all rules, and how a word of a message finds its entry: contractions, spelling variants, leet, typos.
import { TypoIndex } from './typos.ts'

export interface Word {
  norm: string
  /** -1 when no rule knows the word. */
  id: number
}

const contractions: Record<string, string> = {}
// biome-ignore format: a table
const shorthand = `
dont=do not|doesnt=does not|didnt=did not|cant=can not|cannot=can not|wont=will not|wouldnt=would not|couldnt=could not|shouldnt=should not
isnt=is not|arent=are not|wasnt=was not|werent=were not|hasnt=has not|havent=have not|hadnt=had not|aint=is not|mustnt=must not|neednt=need not
youre=you are|theyre=they are|youll=you will|theyll=they will|youve=you have|theyve=they have|weve=we have|ive=i have|im=i am|itll=it will|thatll=that will
youd=you would|theyd=they would|thats=that is|whats=what is|theres=there is|heres=here is|hes=he is|shes=she is|lets=let us|gonna=going to|wanna=want to|gotta=got to|gimme=give me|lemme=let me
u=you|ur=your|r=are|pls=please|plz=please|thx=thanks|ppl=people|acct=account|pw=password|pwd=password|msg=message|info=information|acc=account|bc=because|abt=about|thru=through|asap=as soon as possible|&=and|tmrw=tomorrow|2moro=tomorrow|tonite=tonight|dunno=do not know|kinda=kind of|y'all=you all|yall=you all|ya=you|cos=because|cuz=because|coz=because|gov=government|govt=government
hv=have|hav=have|havnt=have not|hvnt=have not|dnt=do not|b4=before|2day=today|2nite=tonight|2morrow=tomorrow|dis=this|dat=that|tht=that|wid=with|wth=with|frm=from|bcoz=because|becoz=because|gud=good|wat=what|wht=what|shud=should|cud=could|wud=would
thnx=thanks|tnx=thanks|ty=thank you|tysm=thank you so much|pliz=please|plss=please|sry=sorry|np=no problem|idk=i do not know|btw=by the way|tbh=to be honest|fyi=for your information|lmk=let me know|rn=right now|ofc=of course|obv=obviously|prob=probably|probs=probably|mgr=manager|dept=department|appt=appointment|amt=amount|recd=received|rcvd=received`
for (const pair of shorthand.trim().split(/[|\n]/)) {
  const [short, long] = pair.split('=')
  if (short && long) contractions[short] = long
}
const isForms = new Set(
  'it that there what who how where when he she here everything nothing everyone nobody somebody someone anyone anybody this one'.split(
    ' ',
  ),
)
const stems: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' }
const endings: Record<string, string> = { m: 'am', re: 'are', ll: 'will', ve: 'have', d: 'would' }
const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '*': '',
}

/** Words beyond this many are not remembered, so that hostile text cannot fill the memory. */
const maxRemembered = 50_000

/** The words a token stands for, in their normal form: `can't` is two. Also used on the words of patterns. */
export function expandWord(raw: string): string[] {
  const word = raw.toLowerCase()
  const short = contractions[word]
  if (short) return short.split(' ')
  const mark = word.lastIndexOf("'")
  if (mark <= 0) return [word]
  const head = word.slice(0, mark)
  const tail = word.slice(mark + 1)
  if (tail === 't' && head.endsWith('n')) {
    const stem = head.slice(0, -1)
    return [stems[stem] ?? stem, 'not']
  }
  if (tail === 's') return isForms.has(head) ? [head, 'is'] : head === 'let' ? ['let', 'us'] : [head]
  const ending = endings[tail]
  return ending ? [head, ending] : [word.replaceAll("'", '')]
}

export class Vocabulary {
  readonly #ids = new Map<string, number>()
  readonly #words: string[] = []
  readonly #sets = new Map<string, Set<number>>()
  readonly #typos = new TypoIndex()
  readonly #remembered = new Map<string, Word[]>()

  /** Only while rules are compiled. */
  add(word: string): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(word, id)
    this.#words.push(word)
    this.#typos.add(word, id)
    return id
  }

  /** The ids of some words, added where they are new; the same set for the same words, which are many thousands in patterns. */
  setOf(words: readonly string[]): Set<number> {
    const key = words.join(' ')
    const known = this.#sets.get(key) ?? new Set(words.map((word) => this.add(word)))
    this.#sets.set(key, known)
    return known
  }

  get size(): number {
    return this.#ids.size
  }

  wordOf(id: number): string | undefined {
    return this.#words[id]
  }

  /** Exact; -1 when unknown. */
  idOf(word: string): number {
    return this.#ids.get(word) ?? -1
  }

  resolve(raw: string): Word[] {
    const remembered = this.#remembered.get(raw)
    if (remembered) return remembered
    const words = expandWord(raw).map((norm) => ({ norm, id: this.#find(norm) }))
    if (this.#remembered.size >= maxRemembered) this.#remembered.clear()
    if (raw.length <= 40) this.#remembered.set(raw, words)
    return words
  }

  #find(word: string): number {
    const exact = this.#ids.get(word)
    if (exact !== undefined) return exact
    if (word.length > 40) return -1
    for (const variant of variantsOf(word)) {
      const id = this.#ids.get(variant)
      if (id !== undefined) return id
    }
    return this.#typos.find(word, (id) => this.wordOf(id))
  }
}

/** What else a writer may have meant, likeliest first. */
function* variantsOf(word: string): Generator<string> {
  if (/\p{L}/u.test(word) && /[0134578@$*9]/.test(word)) {
    const decoded = word.replace(/[0134578@$*9]/g, (char) => leet[char] ?? char)
    yield decoded
    yield word.replaceAll('1', 'l').replace(/[0134578@$*9]/g, (char) => leet[char] ?? char)
  }
  if (/(.)\1\1/.test(word)) {
    yield word.replace(/(.)\1{2,}/g, '$1$1')
    yield word.replace(/(.)\1{2,}/g, '$1')
  }
  // "Reffund", but "hopping" is no "hoping".
  if (word.length > 5 && /([a-z])\1/.test(word) && !/([a-z])\1(?:ing|ed|e?s|ers?)$/.test(word))
    yield word.replace(/([a-z])\1/g, '$1')
  if (word.includes('is') || word.includes('iz')) {
    yield word.replace(/is(e|ed|es|er|ing|ation|ations)$/, 'iz$1')
    yield word.replace(/iz(e|ed|es|er|ing|ation|ations)$/, 'is$1')
  }
  if (word.includes('our')) yield word.replace('our', 'or')
  else if (word.includes('or')) yield word.replace('or', 'our')
  if (/lled$|lling$|ller$/.test(word)) yield word.replace(/ll(ed|ing|er)$/, 'l$1')
  else if (/l(ed|ing|er)$/.test(word)) yield word.replace(/l(ed|ing|er)$/, 'll$1')
  if (/\p{M}|[à-ÿ]/u.test(word)) yield word.normalize('NFD').replace(/\p{M}/gu, '')
}
