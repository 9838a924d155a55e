// Says in words what a pattern matches, by examples: `(take|took) (you|u) off` is “take you off”.
import type { Lexicon } from '../../analyzers/lexicon.ts'

type Lists = Lexicon['lists']

type Part =
  | { is: 'words'; text: string }
  | { is: 'choice'; options: Part[][]; isOptional: boolean }
  | { is: 'list'; name: string; isOptional: boolean }
  | { is: 'gap' }

const shapeWords: Record<string, string> = {
  Number: 'two',
  Money: '£20',
  Percent: '20%',
  Superlative: 'best',
  Duration: '10 minutes',
  Clock: '5 pm',
  Day: 'Friday',
}
const gap = '…'
const maxDepth = 12
/** Word lists that nobody should have to read. */
const unreadable = /^slur/

/** The alternatives of a pattern that is one choice, else one reading of it; at most `max`. */
export function readPattern(source: string, lists: Lists, max = 3): string[] {
  const parts = parse(source)
  const only = parts.length === 1 ? parts[0] : undefined
  const ways = only?.is === 'choice' ? only.options : only?.is === 'list' ? entriesOf(only.name, lists) : [parts]
  const readings = ways.slice(0, max * 2).map((way) => tidy(way.map((part) => readPart(part, lists, 0)).join(' ')))
  return [...new Set(readings.filter((reading) => /\p{L}|\p{N}/u.test(reading)))].slice(0, max)
}

/** Readings of many patterns, the first of each before the second of any. */
export function readPatterns(
  sources: readonly string[],
  lists: Lists,
  max: number,
): { readings: string[]; hasMore: boolean } {
  const all = sources.map((source) => readPattern(source, lists, max))
  const longest = Math.max(0, ...all.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, i) => all.flatMap((readings) => readings[i] ?? [])).flat()
  const unique = [...new Set(inTurn)]
  const isWhole = sources.every((source) => countWays(source) <= 1) && unique.length <= max
  return { readings: unique.slice(0, max), hasMore: !isWhole }
}

function countWays(source: string): number {
  return /[(@~#]|\.\./.test(source) ? 2 : 1
}

const entriesOf = (name: string, lists: Lists): Part[][] =>
  unreadable.test(name) ? [] : (lists[name] ?? []).map(parse)

function readPart(part: Part, lists: Lists, depth: number): string {
  if (part.is === 'words') return part.text
  if (part.is === 'gap') return gap
  if (part.isOptional || depth > maxDepth) return part.isOptional ? '' : gap
  if (part.is === 'choice') return readWay(part.options[0] ?? [], lists, depth)
  if (unreadable.test(part.name)) return '(a slur)'
  const [first] = lists[part.name] ?? []
  return first === undefined ? gap : readWay(parse(first), lists, depth)
}

const readWay = (way: Part[], lists: Lists, depth: number) =>
  way.map((part) => readPart(part, lists, depth + 1)).join(' ')

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:… ?)+/g, '… ')
    .replace(/^[\s…]+|[\s…]+$/g, '')
    .trim()
}

/** The loader has checked the pattern; what is not understood here is passed over. */
function parse(source: string): Part[] {
  let at = 0
  const sequence = (): Part[] => {
    const parts: Part[] = []
    while (at < source.length && source[at] !== ')' && source[at] !== '|') {
      const part = next()
      if (part) parts.push(part)
    }
    return parts
  }
  const options = (): Part[][] => {
    const ways: Part[][] = []
    do {
      at++
      ways.push(sequence())
    } while (source[at] === '|')
    at++
    return ways
  }
  const takesOptional = (): boolean => {
    if (source[at] !== '?') return false
    at++
    return true
  }
  const next = (): Part | undefined => {
    if (source[at] === '(') {
      const ways = options()
      return { is: 'choice', options: ways, isOptional: takesOptional() }
    }
    if (source.startsWith('!(', at)) {
      at++
      options()
      return undefined
    }
    const gapText = /^\.\.(?:\.|\d+)/.exec(source.slice(at))
    if (gapText) {
      at += gapText[0].length
      return { is: 'gap' }
    }
    const term = /^[^\s()|[\]?]+/.exec(source.slice(at))?.[0]
    if (term === undefined) {
      at++
      return undefined
    }
    at += term.length
    return nameTerm(term, takesOptional())
  }
  return sequence()
}

function nameTerm(term: string, isOptional: boolean): Part | undefined {
  if (/^[\^$,]$/.test(term)) return undefined
  if (term.startsWith('@')) return { is: 'list', name: term.slice(1), isOptional }
  const text = /^#[A-Z]/.test(term) ? (shapeWords[term.slice(1)] ?? gap) : term.replace(/^~/, '')
  return isOptional ? undefined : { is: 'words', text }
}
