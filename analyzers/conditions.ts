// The named exceptions of rule files, the same for every rule. Each looks only at the span it covers and what stands before it.

import type { PreparedText } from './prepare.ts'
import type { Condition } from './rule.ts'
import type { Sentence, Token } from './text/02-tokenize.ts'
import type { Match } from './text/05-match.ts'

export interface Place {
  text: PreparedText
  sentence: Sentence
  match: Match
}

const words = (list: string) => new Set(list.split(' '))
const negators = words(
  'not no never nobody none neither nor without cannot nothing avoid refuse unable isnt hardly barely rarely stop',
)
const clauseBreaks = words('but however so because then although though while otherwise instead and or')
const askingWords = words('what which who whose where when why how')
const auxiliaries = words('is are was were do does did can could would will shall should may might have has am')
const questionOpeners = new Set([...askingWords, ...auxiliaries])
const subjects = words('i we you he she it they this that there these those the your our any anyone my')
const idleAfterNot = words('only just to wait worry')
const pronouns = words('i you we he she it they that this there')
const hypotheticals = words('if unless would could might in-case whether suppose supposing once until when')
const reporters = words(
  'say says said saying mention mentions mentioned wrote write written ask asks asked tell tells told claim claims claimed hear heard read state states stated promise promised advise advised think thought call called report reported suggest suggested suggests threatened quoted felt',
)
const ownVoice = words('i we our us my')
const otherVoices = words(
  'you they he she it customer caller someone somebody advert ad website banner shop seller colleague courier driver email text letter bank review article post page chat bot anyone people',
)

/** How far a negator reaches, in words. */
const negationReach = 7

export const judges: Record<Exclude<Condition, 'own-data' | 'documented' | 'masked'>, (place: Place) => boolean> = {
  negated: ({ text, sentence, match }) => isNegated(text.tokenized.tokens, sentence, match),
  quoted: ({ text, match }) => isQuoted(text, match),
  reported: ({ text, sentence, match }) => isReported(text.tokenized.tokens, sentence, match),
  question: ({ text, sentence, match }) => isAsked(text.tokenized.tokens, sentence, match),
  hypothetical: ({ text, sentence, match }) => isHypothetical(text.tokenized.tokens, sentence, match),
}

function isNegated(tokens: readonly Token[], sentence: Sentence, match: Match): boolean {
  for (let at = match.from - 1; at >= sentence.first && match.from - at <= negationReach; at--) {
    const token = tokens[at] as Token
    // "No, you people always …": an answer, not a denial.
    if (token.norm === 'no' && (tokens[at + 1] as Token).startsClause) return false
    if (negators.has(token.norm) && !isIdle(tokens, at, sentence.first)) return true
    // Scope ends where a new clause starts: "we can't ship, but I guarantee …".
    if ((tokens[at + 1] as Token).startsClause || clauseBreaks.has(token.norm)) return false
  }
  return false
}

/** Negators that deny nothing: "no problem", "not only", "why not", "no doubt", "can't wait". */
function isIdle(tokens: readonly Token[], at: number, first: number): boolean {
  const word = (tokens[at] as Token).norm
  const next = tokens[at + 1]?.norm
  const before = tokens[at - 2]?.norm === 'why' ? 'why' : tokens[at - 1]?.norm
  if (word === 'no')
    return (
      next === 'problem' ||
      next === 'problems' ||
      next === 'worries' ||
      next === 'doubt' ||
      next === 'matter' ||
      next === 'question'
    )
  if (word === 'not') return idleAfterNot.has(next ?? '') || before === 'why' || isRhetorical(tokens, at, first)
  return word === 'never' && next === 'mind'
}

/** "Isn't it typical that …", "don't you think …": asked to affirm. */
function isRhetorical(tokens: readonly Token[], at: number, first: number): boolean {
  const opener = tokens[at - 1]
  const opens = at - 1 === first || (opener?.startsClause ?? false)
  return opens && questionOpeners.has(opener?.norm ?? '') && pronouns.has(tokens[at + 1]?.norm ?? '')
}

function isQuoted(text: PreparedText, match: Match): boolean {
  const { tokens } = text.tokenized
  const start = (tokens[match.start] as Token).start
  const end = (tokens[Math.max(match.start, match.end - 1)] as Token).end
  return text.quotes.some((quote) => quote.start <= start && end <= quote.end + 1)
}

/** "You mentioned …", "the advert says …": somebody else's words, and the company does not speak in between. */
function isReported(tokens: readonly Token[], sentence: Sentence, match: Match): boolean {
  for (let at = sentence.first; at < match.from; at++) {
    const next = tokens[at + 1]?.norm
    // "Everything you tell us is private" reports nothing.
    if (!reporters.has((tokens[at] as Token).norm) || (isBaseTell(tokens[at]) && (next === 'us' || next === 'me')))
      continue
    for (let back = at - 1; back >= Math.max(sentence.first, at - 4); back--) {
      const subject = (tokens[back] as Token).norm
      if (ownVoice.has(subject)) break
      if (otherVoices.has(subject)) return true
    }
  }
  return false
}

const isBaseTell = (token: Token | undefined) => token?.norm === 'tell' || token?.norm === 'ask'

function isAsked(tokens: readonly Token[], sentence: Sentence, match: Match): boolean {
  if (sentence.isQuestion) return true
  // Chat shorthand drops the question mark: "can you confirm …", "do you have …".
  const clause = clauseStart(tokens, sentence, match.from)
  const opener = tokens[clause]?.norm ?? ''
  const next = tokens[clause + 1]?.norm ?? ''
  // "When you pay by card …" asks nothing; "when do you …" does.
  const isOpened = askingWords.has(opener) ? auxiliaries.has(next) : auxiliaries.has(opener) && subjects.has(next)
  return isOpened && match.from > clause
}

function isHypothetical(tokens: readonly Token[], sentence: Sentence, match: Match): boolean {
  for (let at = match.from - 1; at >= Math.max(sentence.first, match.from - 12); at--) {
    if (hypotheticals.has((tokens[at] as Token).norm)) return true
  }
  return false
}

function clauseStart(tokens: readonly Token[], sentence: Sentence, from: number): number {
  let at = from
  while (at > sentence.first && !(tokens[at] as Token).startsClause) at--
  return at
}
