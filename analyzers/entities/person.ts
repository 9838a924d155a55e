// Names of people, through compromise. Costs a full parse of the text, so only when a rule asks for PERSON.
import nlp from 'compromise'

interface Offset {
  offset: { start: number; length: number }
  text: string
}

const titled =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Herr|Frau|Madame|Señora?|Shri|Smt)\.? ((?:de |van |von |der |den |el |al |bin |la |O')*\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30}){0,2})(?![\p{L}\p{N}])/gu
const capitalised = /^\p{Lu}[\p{L}\p{M}.'-]*(?: (?:de|van|von|der|den|la|al|bin|da|do|dos|\p{Lu}[\p{L}\p{M}.'-]*))+$/u
const placeWord =
  /(?:^|\s)(?:College|Apartments?|Hotel|House|Lodge|Inn|Restaurant|Bar|Park|Court|Street|Road|Lane|Drive|Boulevard|Avenue|Way|Glen|Harbour|Bay|Hills?|Center|Centre|Station|Airport|Church|School|University|Bank|Rue|Via|Calle|Plaza|Inc|Ltd|LLC|GmbH)\b/
const edges = /^[^\p{L}]+|(?:'s)?[^\p{L}]*$/gu

/** First and last name with capitals, or a title with a name: "Thanks Tom!" names nobody that a stranger could find. */
export function findPeople(text: string): { start: number; end: number; detail: string }[] {
  if (!/\p{Lu}/u.test(text)) return []
  const found: { start: number; end: number; detail: string }[] = []
  for (const match of text.matchAll(titled)) {
    found.push({ start: match.index, end: match.index + match[0].length, detail: 'title and name' })
  }
  const people: Offset[] = nlp(text).people().json({ offset: true })
  for (const { offset } of people) {
    const raw = text.slice(offset.start, offset.start + offset.length)
    const lead = /^[^\p{L}]*/u.exec(raw)?.[0].length ?? 0
    const name = raw.replace(edges, '')
    const start = offset.start + lead
    const end = start + name.length
    const isPlace = placeWord.test(name) || placeWord.test(text.slice(end, end + 16))
    if (capitalised.test(name) && !isPlace && !found.some((other) => other.start < end && start < other.end)) {
      found.push({ start, end, detail: 'first and last name' })
    }
  }
  return found
}
