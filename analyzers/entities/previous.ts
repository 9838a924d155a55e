// What earlier messages add: a secret split over several, or the customer's own code said back.
import type { NormalizedText } from '../text/01-normalize.ts'
import { normalizeText } from '../text/01-normalize.ts'
import type { RecognizeOptions } from './recognize.ts'
import type { Candidate } from './settle.ts'

type Scan = (text: NormalizedText, options: RecognizeOptions) => Candidate[]

const maxPrevious = 3
const maxChars = 400

/** Only what could be the rest of a secret: a message that starts with digits, or is a single word. */
const isRest = /^\W{0,4}(?:[\d -]{2,}|\S{3,64}\s*$)/

/**
 * The last agent texts and this one, read as one text: `4111 1111` / `1111 1111`, or "the CVV is" / "123".
 * Only values that begin in an earlier message or hang on its cue are new; the span is the part in this message.
 */
export function findContinued(text: NormalizedText, options: RecognizeOptions, scan: Scan): Candidate[] {
  const previous = options.previous?.slice(-maxPrevious) ?? []
  if (previous.length === 0 || text.clean.length > maxChars || !isRest.test(text.clean)) return []
  const head = previous.map((each) => normalizeText(each.slice(-maxChars)).clean.trim()).join(' ')
  const offset = head.length + 1
  const joined = normalizeText(`${head} ${text.clean}`)
  if (!joined.clean.startsWith(head)) return []
  return scan(joined, { ...options, previous: [], heard: [] }).flatMap((each) => {
    const isSplit = each.start < offset && each.end > offset && each.isProven
    const isAnswer = each.start >= offset && each.cueDistance !== null && isCuedBefore(each, offset)
    if (!each.format.secret || (!isSplit && !isAnswer)) return []
    return [
      { ...each, start: Math.max(0, each.start - offset), end: each.end - offset, evidence: [...each.evidence, split] },
    ]
  })
}

const split = { by: 'turn' as const, detail: 'continues an earlier message' }

const isCuedBefore = (each: Candidate, offset: number) => each.start - (each.cueDistance ?? 0) <= offset

/** What customers wrote about themselves is no news to them: read back without a word on whose it is, it is a weak finding. */
const echoScore = 0.8

/** "my otp is 774102" makes of "774102 works" a repeated one-time code. */
export function findRepeated(text: NormalizedText, options: RecognizeOptions, scan: Scan): Candidate[] {
  const found: Candidate[] = []
  for (const heard of options.heard?.slice(-maxPrevious) ?? []) {
    const said = normalizeText(heard.slice(0, maxChars * 4))
    if (!sharesNumber(said.clean, text.clean)) continue
    for (const each of scan(said, { ...options, previous: [], heard: [] })) {
      if ((!each.format.secret && each.cueDistance === null) || each.score < 0.5) continue
      const value = said.clean.slice(each.start, each.end)
      const at = text.clean.indexOf(value)
      if (
        value.length < 3 ||
        at < 0 ||
        /[\p{L}\p{N}]/u.test(text.clean.charAt(at - 1) + text.clean.charAt(at + value.length))
      )
        continue
      found.push({
        ...each,
        score: each.format.secret ? each.score : Math.min(each.score, echoScore),
        start: at,
        end: at + value.length,
        evidence: [...each.evidence, { by: 'turn', detail: 'repeats what the customer wrote' }],
      })
    }
  }
  return found
}

const withDigit = /[\p{L}\p{N}]*\d[\p{L}\p{N}]*/gu

/** Scanning what the customer wrote is worth it only where a part with a digit is said back. */
const sharesNumber = (said: string, text: string) =>
  said.match(withDigit)?.some((part) => part.length > 1 && text.includes(part)) ?? false
