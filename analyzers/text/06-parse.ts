// Grammar, bought only where a rule needs it: compromise's tags for the words of one sentence.
import nlp from 'compromise'
import type { Sentence, Token } from './02-tokenize.ts'
import type { TagLookup } from './03-pattern.ts'

interface Term {
  pre: string
  post: string
  text: string
  tags: Set<string>
}

const none: ReadonlySet<string> = new Set()

/** Tags by token index. The words go in as normalised, so that contractions are two words here as in the tokens. */
export function parseSentence(clean: string, tokens: readonly Token[], sentence: Sentence): TagLookup {
  const tokenAt = new Map<number, number>()
  let text = ''
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = tokens[at] as Token
    const written = clean.slice(token.start, token.end)
    // Capitals carry meaning (names); a word that was expanded or decoded goes in as it reads.
    const word = written.toLowerCase() === token.norm ? written : token.norm
    tokenAt.set(text.length, at)
    text += at + 1 < sentence.last && tokens[at + 1]?.startsClause ? `${word}, ` : `${word} `
  }
  const tagsOf = new Map<number, ReadonlySet<string>>()
  let offset = 0
  for (const term of (nlp(text).docs as unknown as Term[][]).flat()) {
    offset += term.pre.length
    const at = tokenAt.get(offset)
    if (at !== undefined) tagsOf.set(at, term.tags)
    offset += term.text.length + term.post.length
  }
  return (at) => tagsOf.get(at) ?? none
}
