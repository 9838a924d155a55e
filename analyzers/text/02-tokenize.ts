// Splits clean text into words and sentences; every word is looked up once in the vocabulary of all rules.
import type { Vocabulary } from './vocabulary.ts'

export interface Token {
  /** Offsets into the clean text. Both halves of a contraction have the span of the whole. */
  start: number
  end: number
  /** Lower case, contractions expanded. */
  norm: string
  /** In the vocabulary; -1 when no rule knows the word. */
  id: number
  /** A comma, colon, dash, bracket or quotation mark stands before it. */
  startsClause: boolean
}

export interface Sentence {
  /** Tokens `first` to `last`, half-open. */
  first: number
  last: number
  /** Offsets into the clean text, from the first word to behind the closing punctuation. */
  start: number
  end: number
  isQuestion: boolean
}

export interface TokenizedText {
  tokens: Token[]
  sentences: Sentence[]
}

/** A "sentence" without punctuation is cut here, so that matching stays linear in the length of the message. */
const maxSentenceTokens = 120

const tokenPattern =
  /(?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|#\d{1,4}\b|[$£€₹¥]\s?\d+(?:[.,]\d+)*|\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['@$*][\p{L}\p{M}\p{N}]+)*|[%&]/gu

const abbreviations = new Set(
  'mr mrs ms dr prof st vs eg ie etc approx inc ltd co no nr tel ext ref acct dept est fig sr jr a.m p.m u.s u.k'.split(
    ' ',
  ),
)
const sentenceEnd = /\.["')\]]*\s|[!?…\n]/u
const clauseMark = /[,;:()[\]"{}]|\s-+\s|\s\/\s|\.{2,}/

export function tokenize(clean: string, vocabulary: Vocabulary): TokenizedText {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  let first = 0
  let previousEnd = 0
  const close = (end: number, gap: string) => {
    if (tokens.length > first) {
      const start = (tokens[first] as Token).start
      sentences.push({ first, last: tokens.length, start, end, isQuestion: gap.includes('?') })
    }
    first = tokens.length
  }
  const hasAt = clean.includes('@')
  for (let at = 0; at < clean.length; ) {
    let start = skipSpaces(clean, at)
    let end = hasAt ? start : endOfPlainWord(clean, start)
    if (end === start) {
      tokenPattern.lastIndex = start
      const match = tokenPattern.exec(clean)
      if (!match) break
      start = match.index
      end = start + match[0].length
    }
    at = end
    let startsClause = false
    // Nearly always a single space stands between two words.
    if (start - previousEnd > 1 || (start > previousEnd && clean[previousEnd] !== ' ')) {
      const gap = clean.slice(previousEnd, start)
      if (isSentenceEnd(gap, tokens)) close(previousEnd + gap.trimEnd().length, gap)
      startsClause = clauseMark.test(gap)
    }
    if (tokens.length - first >= maxSentenceTokens) close(previousEnd, '')
    addToken(tokens, clean.slice(start, end), start, end, startsClause, vocabulary)
    previousEnd = end
  }
  close(clean.length, clean.slice(previousEnd))
  joinSpacedLetters(tokens, sentences, clean, vocabulary)
  return { tokens, sentences }
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  return at
}

const isAsciiLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

/** Nine in ten words are ASCII letters up to a space or a common mark: the regular expression is for the others. */
function endOfPlainWord(text: string, start: number): number {
  let at = start
  while (isAsciiLetter(text.charCodeAt(at))) at++
  if (at === start || at === text.length) return at
  const next = text.charCodeAt(at)
  const isMark = next === 32 || next === 44 || next === 33 || next === 63 || next === 59 || next === 10 || next === 45
  if (isMark) return at
  return next === 46 && (at + 1 === text.length || text.charCodeAt(at + 1) === 32) && !isAddress(text, start, at)
    ? at
    : start
}

const isAddress = (text: string, start: number, end: number) => end - start === 3 && text.startsWith('www', start)

function addToken(
  tokens: Token[],
  raw: string,
  start: number,
  end: number,
  startsClause: boolean,
  vocabulary: Vocabulary,
) {
  for (const [i, word] of vocabulary.resolve(raw).entries()) {
    tokens.push({ start, end, norm: word.norm, id: word.id, startsClause: startsClause && i === 0 })
  }
}

function isSentenceEnd(gap: string, tokens: Token[]): boolean {
  if (!sentenceEnd.test(gap)) return false
  const before = tokens[tokens.length - 1]
  if (!before || gap.trim() !== '.') return true
  return !(
    abbreviations.has(before.norm) ||
    (before.norm.length === 1 && before.norm !== 'i' && !/\d/.test(before.norm))
  )
}

/** `c v v`, `p.i.n`, `n-o-p-e`: three or more single letters that together make a word of some rule. */
function joinSpacedLetters(tokens: Token[], sentences: Sentence[], clean: string, vocabulary: Vocabulary): void {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (!isLetter(tokens[i], clean)) continue
    const last = endOfLetters(tokens, i, clean)
    // The first letter may be a word of its own: "a b i t c h", "I h a t e".
    const word = findSpaced(tokens, i, last, clean, vocabulary) ?? findSpaced(tokens, i + 1, last, clean, vocabulary)
    if (word) mergeTokens(tokens, sentences, word)
    else i = last
  }
}

function findSpaced(tokens: readonly Token[], from: number, to: number, clean: string, vocabulary: Vocabulary) {
  if (to - from < 2) return undefined
  const letters = tokens.slice(from, to + 1).map((token) => clean.slice(token.start, token.end))
  const norm = letters.join('').toLowerCase()
  const id = vocabulary.idOf(norm)
  return id >= 0 ? { from, to, norm, id } : undefined
}

const maxSpacedLetters = 20

function endOfLetters(tokens: readonly Token[], from: number, clean: string): number {
  let last = from
  while (
    last - from < maxSpacedLetters &&
    isLetter(tokens[last + 1], clean) &&
    isNarrow(clean, tokens[last], tokens[last + 1])
  )
    last++
  return last
}

const isLetter = (token: Token | undefined, clean: string) =>
  token !== undefined && token.end - token.start === 1 && /\p{L}/u.test(clean[token.start] as string)
const isNarrow = (clean: string, left?: Token, right?: Token) =>
  left !== undefined && right !== undefined && /^[ .\-_*]{1,2}$/.test(clean.slice(left.end, right.start))

function mergeTokens(
  tokens: Token[],
  sentences: Sentence[],
  word: { from: number; to: number; norm: string; id: number },
): void {
  const { from, to, norm, id } = word
  tokens.splice(from, to - from + 1, { ...(tokens[from] as Token), end: (tokens[to] as Token).end, norm, id })
  const removed = to - from
  let kept = 0
  for (const sentence of sentences) {
    const last = sentence.last > to ? sentence.last - removed : Math.min(sentence.last, from + 1)
    const first = sentence.first > to ? sentence.first - removed : Math.min(sentence.first, from)
    // Sentences that `p. i. n.` had opened inside the word end with it.
    if (sentence.first > from && sentence.last <= to + 1) continue
    sentences[kept++] = { ...sentence, first: sentence.first > from && sentence.first <= to ? from + 1 : first, last }
  }
  sentences.length = kept
}
