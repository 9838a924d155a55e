// One text made ready for all rules, each costly view only when a rule asks for it.
import type { Span } from './finding.ts'
import { type NormalizedText, normalizeText } from './text/01-normalize.ts'
import { type Sentence, type TokenizedText, tokenize } from './text/02-tokenize.ts'
import type { Pattern, TagLookup } from './text/03-pattern.ts'
import { type Match, matchPattern } from './text/05-match.ts'
import { parseSentence } from './text/06-parse.ts'
import type { Vocabulary } from './text/vocabulary.ts'

export class PreparedText {
  readonly normalized: NormalizedText
  readonly #vocabulary: Vocabulary
  #tokenized: TokenizedText | undefined
  #quotes: Span[] | undefined
  readonly #tags = new Map<Sentence, TagLookup>()
  readonly #anywhere = new Map<readonly Pattern[], boolean>()
  readonly #matches = new Map<Pattern, Map<Sentence, Match[]>>()

  constructor(original: string, vocabulary: Vocabulary) {
    this.normalized = normalizeText(original)
    this.#vocabulary = vocabulary
  }

  get tokenized(): TokenizedText {
    this.#tokenized ??= tokenize(this.normalized.clean, this.#vocabulary)
    return this.#tokenized
  }

  /** Parsed at most once a sentence, whatever the number of rules that ask. */
  tagsOf(sentence: Sentence): TagLookup {
    let tags = this.#tags.get(sentence)
    if (!tags) {
      tags = parseSentence(this.normalized.clean, this.tokenized.tokens, sentence)
      this.#tags.set(sentence, tags)
    }
    return tags
  }

  /** Grammar is asked only when the words alone already match; a pattern that several rules share is matched once. */
  match(pattern: Pattern, sentence: Sentence): Match[] {
    const known = this.#matches.get(pattern) ?? new Map<Sentence, Match[]>()
    const matches = known.get(sentence) ?? this.#find(pattern, sentence)
    this.#matches.set(pattern, known.set(sentence, matches))
    return matches
  }

  #find(pattern: Pattern, sentence: Sentence): Match[] {
    const { tokens } = this.tokenized
    const matches = matchPattern(pattern, tokens, sentence, null)
    if (matches.length === 0 || !pattern.needsGrammar) return matches
    return matchPattern(pattern, tokens, sentence, this.tagsOf(sentence))
  }

  /** Does any of the patterns match in this sentence, or in any sentence when none is given? */
  matchesAny(patterns: readonly Pattern[], sentence?: Sentence): boolean {
    if (sentence) return patterns.some((pattern) => this.match(pattern, sentence).length > 0)
    // Asked again for every hit of a rule: a hostile text may hold thousands.
    const known = this.#anywhere.get(patterns)
    if (known !== undefined) return known
    const isThere = patterns.some((pattern) =>
      this.tokenized.sentences.some((each) => this.match(pattern, each).length > 0),
    )
    this.#anywhere.set(patterns, isThere)
    return isThere
  }

  /** Original offsets of the tokens `start` to `end`. */
  spanOf(start: number, end: number): Span {
    const { tokens } = this.tokenized
    const first = tokens[start]?.start ?? 0
    return this.normalized.toOriginal(first, Math.max(first, tokens[end - 1]?.end ?? first))
  }

  /** Clean offsets of what stands between quotation marks, or on a line that quotes an earlier message with `>`. */
  get quotes(): Span[] {
    this.#quotes ??= findQuotes(this.normalized.clean)
    return this.#quotes
  }
}

const maxQuoteChars = 400

function findQuotes(clean: string): Span[] {
  const quotes: Span[] = []
  let opened = -1
  for (let at = 0; at < clean.length; at++) {
    const char = clean[at]
    if (char === '"') {
      if (opened >= 0 && at - opened <= maxQuoteChars) {
        quotes.push({ start: opened, end: at })
        opened = -1
      } else opened = at
    } else if (char === '\n' || at === 0) {
      const line = at === 0 ? 0 : at + 1
      if (clean[line] === '>') quotes.push({ start: line, end: lineEnd(clean, line) })
    }
  }
  for (const match of clean.matchAll(/(?<=^|[\s(])'[^'"\n]{2,200}'(?=$|[\s).,!?;:])/g)) {
    quotes.push({ start: match.index, end: match.index + match[0].length })
  }
  return quotes
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
