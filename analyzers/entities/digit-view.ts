// The text as it sounds: digits that are spelled out, spaced or oddly separated stand together, with a map back.

export interface DigitView {
  text: string
  /** From offsets of the view to offsets of the text it was made of. */
  toText(start: number, end: number): { start: number; end: number }
}

const digitWords: Record<string, string> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}
const repeats: Record<string, number> = { double: 2, triple: 3 }
const separatorWords = new Set(['dash', 'hyphen', 'space', 'slash'])

const spelled = /(?:\b(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)\b[\s,.-]{1,3}){2}/i
const spaced = /(?:(?<!\w)\d{1,2}[^\w\n]{1,3}){4}\d/
const oddlySeparated = /\d{3}(?: ?[,;|_:*] ?| [-./] |\s{2,3})\d{3}/
const spacedLetters = /(?<!\w)(?:[a-z][ .-]){2}[a-z](?!\w)/i
const lightSeparator = /^[\s.,;:|_*/\-()]{1,3}$/

interface Item {
  start: number
  end: number
  digits: string
  letter: string
}

/** Null when nothing in the text is spelled or spaced, which is nearly always. */
export function buildDigitView(text: string): DigitView | null {
  if (!spelled.test(text) && !spaced.test(text) && !oddlySeparated.test(text) && !spacedLetters.test(text)) return null
  let view = ''
  const starts: number[] = []
  const ends: number[] = []
  const push = (chars: string, start: number, end: number) => {
    for (let i = 0; i < chars.length; i++) {
      starts.push(start)
      ends.push(end)
    }
    view += chars
  }
  let at = 0
  for (const run of findRuns(text)) {
    for (; at < run.start; at++) push(text.charAt(at), at, at + 1)
    for (const item of run.items) push(item.digits || item.letter, item.start, item.end)
    at = run.end
  }
  for (; at < text.length; at++) push(text.charAt(at), at, at + 1)
  return {
    text: view,
    toText: (start, end) => ({ start: starts[start] ?? 0, end: ends[Math.max(start, end - 1)] ?? text.length }),
  }
}

interface Run {
  start: number
  end: number
  items: Item[]
}

function findRuns(text: string): Run[] {
  const runs: Run[] = []
  let items: Item[] = []
  const close = () => {
    const run = settleRun(items)
    if (run) runs.push(run)
    items = []
  }
  for (const match of text.matchAll(/[\p{L}\p{M}]+|\d+/gu)) {
    // May take back the "double" before it.
    const item = readItem(match[0], match.index, items)
    if (item === null) {
      close()
      continue
    }
    const last = items.at(-1)
    if (last && !joins(text.slice(last.end, item.start), last, item)) close()
    if (item !== skipped) items.push(item)
  }
  close()
  return runs
}

/** A word that neither ends nor belongs to a run: "dash", "double". */
const skipped: Item = { start: 0, end: 0, digits: '', letter: '' }

function readItem(token: string, start: number, items: Item[]): Item | null {
  const end = start + token.length
  const word = token.toLowerCase()
  if (/^\d/.test(token)) return { start, end, digits: token, letter: '' }
  const digit = digitWords[word]
  const last = items.at(-1)
  if (digit !== undefined && (word !== 'o' || last?.digits)) {
    if (last && last.letter.length > 1 && repeats[last.letter]) {
      items.pop()
      return { start: last.start, end, digits: digit.repeat(repeats[last.letter] ?? 1), letter: '' }
    }
    return { start, end, digits: digit, letter: '' }
  }
  if (repeats[word]) return { start, end, digits: '', letter: word }
  if (separatorWords.has(word) && last?.digits) {
    last.end = end
    return skipped
  }
  return token.length === 1 ? { start, end, digits: '', letter: token } : null
}

function joins(between: string, last: Item, item: Item): boolean {
  if (item === skipped) return true
  const isSameKind = Boolean(last.digits) === Boolean(item.digits)
  const isRepeat = last.letter.length > 1 || item.letter.length > 1
  if (!isSameKind && !isRepeat) return false
  return lightSeparator.test(between) || (between === '' && isSameKind)
}

/** Letters need three in a row to be a spaced word, digits three items to be a spelled number. */
function settleRun(items: Item[]): Run | null {
  const kept = items.filter((item) => item.digits || item.letter.length === 1)
  const first = kept[0]
  const last = kept.at(-1)
  if (!first || !last || kept.length < 3) return null
  return { start: first.start, end: last.end, items: kept }
}
