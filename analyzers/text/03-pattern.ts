// The pattern language of rule files: parses a pattern once, into a form that matching can follow.
import { type Anchors, findAnchors, findOpeners, type NeededOf, widest } from './anchors.ts'
import { inflect } from './inflect.ts'
import { type ShapeTest, shapes } from './shapes.ts'
import { expandWord, type Vocabulary } from './vocabulary.ts'

/** A part of a pattern, ready to match. */
export type Node =
  | { is: 'word'; ids: Set<number> }
  | { is: 'choice'; choice: Choice; isOptional: boolean }
  | { is: 'gap'; max: number; guard: Guard | null }
  | { is: 'not'; choice: Choice }
  | { is: 'edge'; at: 'start' | 'end' | 'comma' | 'open' | 'close' }
  | { is: 'shape'; name: string; test: ShapeTest }
  | { is: 'grammar'; tag: string }

/** What a gap may not pass over: `..4 !(not|never)`. */
interface Guard {
  choice: Choice
  /** Nothing follows: none of it may stand within reach. */
  isLast: boolean
}

/** Alternatives, found by the word that a text goes on with: a list of a hundred phrases costs one look-up. */
export interface Choice {
  options: Node[][]
  /** Where there are many, in the order of `options`: those that may go on with this word. */
  byWord: Map<number, Node[][]> | null
  /** Those that may go on with any word that `byWord` does not name. */
  openToAll: Node[][]
  /** The most words that it can take. */
  width: number
}

export interface Pattern {
  source: string
  nodes: Node[]
  /** Every match holds one word of each of these sets, in this order: what the trigger pass looks for. */
  anchors: Anchors
  /** The words that may open a match; null: any. */
  openers: Set<number> | null
  /** Needs the tags of a grammar parse. */
  needsGrammar: boolean
}

/** Grammatical tags of the token at an index, by compromise's names. */
export type TagLookup = (token: number) => ReadonlySet<string>

/** An author's mistake in a pattern; the loader adds file and field. */
export class PatternError extends Error {}

type Lists = Readonly<Record<string, readonly string[]>>

/** What patterns have in common is read once and shared: thousands of them say "(the|your|our)". */
interface Shared {
  vocabulary: Vocabulary
  /** By name; undefined when there is none. */
  list(name: string): Choice | undefined
  /** Alternatives in brackets, by how they are written. */
  groups: Map<string, Choice>
  /** One word and its forms, by these. */
  words: Map<string, Node>
}

/** Reads patterns over one vocabulary; each word list is read once, however many patterns call it. */
export class PatternReader {
  readonly #lists: Lists
  readonly #vocabulary: Vocabulary
  readonly #shared: Shared
  readonly #known = new Map<string, Choice>()
  readonly #needed: NeededOf = new Map()

  constructor(lists: Lists, vocabulary: Vocabulary) {
    this.#lists = lists
    this.#vocabulary = vocabulary
    this.#shared = { vocabulary, list: (name) => this.#list(name), groups: new Map(), words: new Map() }
  }

  /**
   * Words are normalised as messages are, so `can't` and `cannot` are the same.
   * @returns one pattern, or one for each alternative where all of it is a choice: each has rarer words to look for.
   * `isFree`: it is matched wherever it is asked for, without a trigger, and needs no word that must occur.
   * @throws PatternError on syntax, an unknown list, or a pattern without a word that must occur.
   */
  read(source: string, isFree = false): Pattern[] {
    return splitAlternatives(this.#parse(source)).map((nodes) => {
      const anchors = findAnchors(nodes, this.#vocabulary, this.#needed)
      if (anchors.chain.length === 0 && !isFree)
        throw new PatternError(`"${source}" has no word that every match must hold; add one outside (…)? and …`)
      return { source, nodes, anchors, openers: findOpeners(nodes), needsGrammar: hasGrammar(nodes) }
    })
  }

  #parse(source: string): Node[] {
    return new Parser(source, this.#shared).sequence('')
  }

  #list(name: string): Choice | undefined {
    const entries = this.#lists[name]
    let choice = this.#known.get(name)
    if (!choice && entries) {
      choice = makeChoice(entries.map((entry) => this.#parse(entry)))
      this.#known.set(name, choice)
    }
    return choice
  }
}

function splitAlternatives(nodes: Node[]): Node[][] {
  const isUnderlined = nodes[0]?.is === 'edge' && nodes[0].at === 'open' && nodes.length === 3
  const only = isUnderlined ? nodes[1] : nodes[0]
  if (only?.is !== 'choice' || only.isOptional || (!isUnderlined && nodes.length > 1)) return [nodes]
  return only.choice.options.flatMap((option) =>
    splitAlternatives(isUnderlined ? [nodes[0] as Node, ...option, nodes[2] as Node] : option),
  )
}

/** Up to this many are tried one by one. */
const fewOptions = 4

function makeChoice(options: Node[][]): Choice {
  const width = widest(options)
  if (options.length <= fewOptions) return { options, byWord: null, openToAll: options, width }
  const openers = options.map(findOpeners)
  const byWord = new Map<number, Node[][]>()
  // The forms of a word open the same alternatives: one array for all of them.
  const shared = new Map<string, Node[][]>()
  for (const id of new Set(openers.flatMap((ids) => [...(ids ?? [])]))) {
    const opened = options.flatMap((_, i) => ((openers[i]?.has(id) ?? true) ? [i] : []))
    const key = opened.join()
    const own = shared.get(key) ?? opened.map((i) => options[i] as Node[])
    shared.set(key, own)
    byWord.set(id, own)
  }
  return { options, byWord, openToAll: options.filter((_, i) => openers[i] === null), width }
}

/** A gap would stretch over the very words that the `!(…)` behind it forbids, so it gets to know of them. */
function guardGaps(nodes: Node[]): Node[] {
  return nodes.map((node, i) => {
    if (node.is !== 'gap') return node
    const next = nodes[i + 1]?.is === 'edge' ? i + 2 : i + 1
    const not = nodes[next]
    if (not?.is !== 'not') return node
    return { ...node, guard: { choice: not.choice, isLast: nodes.slice(next + 1).every(({ is }) => is === 'edge') } }
  })
}

class Parser {
  #at = 0
  readonly source: string
  readonly shared: Shared

  constructor(source: string, shared: Shared) {
    this.source = source
    this.shared = shared
  }

  sequence(closing: string): Node[] {
    const nodes: Node[] = []
    for (;;) {
      this.#skipSpace()
      const char = this.source[this.#at]
      if (char === undefined) {
        if (closing) this.#fail(`"${closing[0]}" is missing`)
        return guardGaps(nodes)
      }
      if (char === ')' || char === '|' || char === ']') {
        if (!closing.includes(char)) this.#fail(`"${char}" stands alone`)
        return guardGaps(nodes)
      }
      nodes.push(...this.#item(char))
    }
  }

  #item(char: string): Node[] {
    if (char === '(') return [this.#orOptional(this.#group())]
    if (char === '[') {
      this.#at++
      const inner = this.sequence(']')
      this.#at++
      return [{ is: 'edge', at: 'open' }, ...inner, { is: 'edge', at: 'close' }]
    }
    if (this.source.startsWith('!(', this.#at)) {
      this.#at++
      return [{ is: 'not', choice: this.#group() }]
    }
    if (this.source.startsWith('..', this.#at)) return [this.#gap()]
    const edge = ({ '^': 'start', $: 'end', ',': 'comma' } as const)[char]
    if (edge && !/[\d]/.test(this.source[this.#at + 1] ?? '')) {
      this.#at++
      return [{ is: 'edge', at: edge }]
    }
    return this.#term()
  }

  #group(): Choice {
    const end = this.#endOfGroup()
    const written = this.source.slice(this.#at, end)
    const known = this.shared.groups.get(written)
    if (known) {
      this.#at = end
      return known
    }
    const choice = makeChoice(this.#options())
    this.shared.groups.set(written, choice)
    return choice
  }

  /** Behind the bracket that closes the one here; without one, the end, where reading it will fail. */
  #endOfGroup(): number {
    let depth = 0
    for (let at = this.#at; at < this.source.length; at++) {
      if (this.source[at] === '(') depth++
      else if (this.source[at] === ')' && --depth === 0) return at + 1
    }
    return this.source.length
  }

  #options(): Node[][] {
    const options: Node[][] = []
    do {
      this.#at++
      options.push(this.sequence(')|'))
    } while (this.source[this.#at] === '|')
    this.#at++
    if (options.some((option) => option.length === 0))
      this.#fail('an alternative is empty; write (…)? for an optional part')
    return options
  }

  #gap(): Node {
    const text = /^\.\.(\.|\d+)/.exec(this.source.slice(this.#at))
    if (!text) this.#fail('".." needs a number of words, as in ..4, or write ...')
    this.#at += (text as RegExpExecArray)[0].length
    const max = text?.[1] === '.' ? 5 : Number(text?.[1])
    if (max > 30) this.#fail('a gap is at most 30 words')
    return { is: 'gap', max, guard: null }
  }

  #term(): Node[] {
    const text = /^[^\s()|[\]?]+/.exec(this.source.slice(this.#at))?.[0]
    if (!text) this.#fail(`"${this.source[this.#at]}" is not understood`)
    const term = text as string
    this.#at += term.length
    if (/^#[A-Z]/.test(term)) return [this.#orOptional(makeChoice([[this.#tag(term.slice(1))]]))]
    if (term.startsWith('@')) return [this.#orOptional(this.#list(term.slice(1)))]
    const isInflected = term.startsWith('~')
    const words = this.#words(isInflected ? term.slice(1) : term)
    if (words.length === 0) this.#fail(`"${term}" holds no word`)
    const nodes = words.map((word) => this.#word(isInflected ? inflect(word) : [word]))
    if (this.source[this.#at] !== '?') return nodes
    return [this.#orOptional(makeChoice([nodes]))]
  }

  #word(forms: readonly string[]): Node {
    const key = forms.join(' ')
    const node = this.shared.words.get(key) ?? { is: 'word', ids: this.shared.vocabulary.setOf(forms) }
    this.shared.words.set(key, node)
    return node
  }

  /** The same splitting as for messages: `100%` is two words, `end-to-end` three. */
  #words(term: string): string[] {
    const parts =
      term.match(/#\d+|[$£€₹¥]?\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['@$*][\p{L}\p{M}\p{N}]+)*|[%&]/gu) ?? []
    return parts.flatMap(expandWord)
  }

  #tag(name: string): Node {
    const test = shapes[name]
    return test ? { is: 'shape', name, test } : { is: 'grammar', tag: name }
  }

  #list(name: string): Choice {
    return this.shared.list(name) ?? this.#fail(`there is no list "@${name}"`)
  }

  /** What has been read, or nothing where `?` follows. A choice of single words is one look-up. */
  #orOptional(choice: Choice): Node {
    const isOptional = this.source[this.#at] === '?'
    if (isOptional) this.#at++
    const { options } = choice
    const single = singleWords(options)
    if (single && !isOptional) return { is: 'word', ids: single }
    const only = options.length === 1 && options[0]?.length === 1 ? options[0][0] : undefined
    if (only && !isOptional) return only
    return { is: 'choice', choice: single ? makeChoice([[{ is: 'word', ids: single }]]) : choice, isOptional }
  }

  #skipSpace(): void {
    while (this.source[this.#at] === ' ') this.#at++
  }

  #fail(reason: string): never {
    throw new PatternError(`pattern "${this.source}": ${reason}`)
  }
}

/** (a|b|c) of single words is one set look-up. */
function singleWords(options: Node[][]): Set<number> | null {
  const ids = new Set<number>()
  for (const option of options) {
    const node = option[0]
    if (option.length !== 1 || node?.is !== 'word') return null
    for (const id of node.ids) ids.add(id)
  }
  return ids
}

function hasGrammar(nodes: Node[]): boolean {
  return nodes.some(
    (node) =>
      node.is === 'grammar' || ((node.is === 'choice' || node.is === 'not') && node.choice.options.some(hasGrammar)),
  )
}
