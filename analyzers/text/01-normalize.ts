// Folds what a reader does not see or would read as the same character, once, with a map back to the original offsets.
import type { Span } from '../finding.ts'

export interface NormalizedText {
  original: string
  /** NFKC; no zero-width or bidi controls; homoglyphs, smart quotes and dashes folded; markup blanked. Case is kept. */
  clean: string
  /** From offsets of `clean` to offsets of `original`. */
  toOriginal(start: number, end: number): Span
}

// Zero-width, bidi and other invisible format characters, soft hyphen, variation selectors, BOM.
const invisible =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each mark is meant by itself
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]/
const needsFolding = /[^\t\n\r -~]|&(?:amp|lt|gt|quot|nbsp|#39|#x27);|<\/?[a-z]|\*\*|__/i

// biome-ignore format: a table
const folded: Record<string, string> = {
  '\u2018': "'", '\u2019': "'", '\u201A': "'", '\u201B': "'", '\u02BC': "'", '\u00B4': "'", '\u2032': "'", '`': "'",
  '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u201F': '"', '\u00AB': '"', '\u00BB': '"', '\u2033': '"',
  '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2015': '-', '\u2212': '-', '\uFE58': '-', '\uFE63': '-',
  '\u2044': '/', '\u2215': '/', '\u2028': '\n', '\u2029': '\n', '\u0085': '\n',
}

// Cyrillic, Greek and other letters that look like Latin ones (Unicode confusables, those used in evasion).
// biome-ignore format: a table
const lookAlikes: Record<string, string> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ї: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ɡ: 'g', ɑ: 'a', ı: 'i', ո: 'n', ս: 'u', օ: 'o', ց: 'g',
  к: 'k', м: 'm', т: 't', в: 'b', н: 'h', п: 'n', г: 'r', ь: 'b',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ј: 'J', Ѕ: 'S',
  α: 'a', ο: 'o', ρ: 'p', ν: 'v', ε: 'e', ι: 'i', κ: 'k', τ: 't', υ: 'u', χ: 'x', γ: 'y', η: 'n', ω: 'w',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
}

// biome-ignore format: a table
const entities: Record<string, string> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'", '&#x27;': "'",
}

const latinLetter = /\p{Script=Latin}/u
const foreignLetter = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u
// A tag or an entity is short: without a bound, many '<' would each scan to the end.
// Only names of HTML: `<jane@example.com>` and `<sk_live_…>` are text.
const tag =
  /<\/?(?:a|abbr|b|big|blockquote|body|br|code|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|ins|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:[\s/][^<>\n]{0,200})?>/iy
const entity = /&(?:amp|lt|gt|quot|nbsp|#39|#x27);/iy
const emphasis = /\*\*|__/y

export function normalizeText(original: string): NormalizedText {
  // Plain ASCII without markup, nearly all messages: nothing to fold, and clean offsets are original offsets.
  if (!needsFolding.test(original)) {
    return { original, clean: original, toOriginal: (start, end) => ({ start, end }) }
  }
  const starts: number[] = []
  const ends: number[] = []
  let clean = ''
  const push = (text: string, start: number, end: number) => {
    for (let i = 0; i < text.length; i++) {
      starts.push(start)
      ends.push(end)
    }
    clean += text
  }
  let at = 0
  while (at < original.length) {
    const markup = matchMarkup(original, at)
    if (markup) {
      if (markup.text) push(markup.text, at, at + markup.length)
      at += markup.length
      continue
    }
    const end = clusterEnd(original, at)
    push(foldCluster(original.slice(at, end)), at, end)
    at = end
  }
  clean = foldLookAlikes(clean)
  return {
    original,
    clean,
    toOriginal: (start, end) => {
      if (clean.length === 0) return { start: 0, end: original.length }
      const first = starts[Math.min(start, starts.length - 1)] ?? 0
      return { start: first, end: end > start ? (ends[Math.min(end, ends.length) - 1] ?? original.length) : first }
    },
  }
}

function matchMarkup(text: string, at: number): { text: string; length: number } | null {
  const char = text[at]
  if (char === '<') {
    tag.lastIndex = at
    const match = tag.exec(text)
    if (match) return { text: /^<(?:br|\/p|\/div|\/li)/i.test(match[0]) ? '\n' : '', length: match[0].length }
  } else if (char === '&') {
    entity.lastIndex = at
    const match = entity.exec(text)
    if (match) return { text: entities[match[0].toLowerCase()] ?? ' ', length: match[0].length }
  } else if (char === '*' || char === '_') {
    emphasis.lastIndex = at
    if (emphasis.test(text)) return { text: '', length: 2 }
  }
  return null
}

/** One code point with the combining marks that follow it; at most 8 of them count, so that stacked marks cost linear time. */
function clusterEnd(text: string, at: number): number {
  let end = at + (isPair(text, at) ? 2 : 1)
  for (let marks = 0; marks < 8 && end < text.length && isCombiningMark(text.charCodeAt(end)); marks++) end++
  return end
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at)
  const low = text.charCodeAt(at + 1)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

const isCombiningMark = (code: number) => code >= 0x0300 && code <= 0x036f

function foldCluster(cluster: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0)
    if (code < 0x80) return folded[cluster] ?? cluster
    const fold = folded[cluster]
    if (fold !== undefined) return fold
  }
  if (invisible.test(cluster)) return ''
  // Stacked marks on a letter (z̷a̷l̷g̷o̷) are dropped; one mark is an accent and stays.
  const bare =
    cluster.length > 2 && isCombiningMark(cluster.charCodeAt(cluster.length - 2)) ? cluster.slice(0, 1) : cluster
  return bare.normalize('NFKC').replace(/\u0335|\u0336|\u0337|\u0338/g, '')
}

const word = /[\p{L}\p{M}\p{N}]+/gu

/** Only in words that mix scripts, or when the message is otherwise Latin: real Cyrillic or Greek text stays as it is. */
function foldLookAlikes(text: string): string {
  if (!foreignLetter.test(text)) return text
  const latinCount = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  const foreignCount = text.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/gu)?.length ?? 0
  return text.replace(word, (token) => {
    if (!foreignLetter.test(token)) return token
    if (!latinLetter.test(token) && latinCount < foreignCount * 2) return token
    return Array.from(token, (char) => lookAlikes[char] ?? char).join('')
  })
}
