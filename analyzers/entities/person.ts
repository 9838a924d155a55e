// Names of people, through compromise. Costs a full parse of the text, so only when a rule asks for PERSON.
import nlp from 'compromise'

interface Offset {
  offset: { start: number; length: number }
  text: string
}

const titled =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Herr|Frau|Madame|Señora?|Shri|Smt)\.? ((?:de |van |von |der |den |el |al |bin |la |O')*\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30}){0,2})(?![\p{L}\p{N}])/gu
/** Names that the parser does not know, where a word for a person or what follows shows that they are one. */
const nameShape = String.raw`(\p{Lu}[\p{Ll}'’-]{1,20}(?: (?:de|van|von|der|bin|al)\b)? (?:O['’]|Mc|Mac|Al-)?\p{Lu}[\p{Ll}'’-]{1,24}(?: \p{Lu}[\p{Ll}'’-]{1,24})?)(?![\p{L}\p{N}])`
const introduced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Nn]eighbou?r|[Ff]lat ?mate|[Rr]oommate|[Hh]ousemate|[Tt]enant|[Ll]andlord|[Ll]andlady|[Hh]usband|[Ww]ife|[Pp]artner|[Ee]x|[Ss]on|[Dd]aughter|[Ss]ister|[Bb]rother|[Mm]other|[Ff]ather|[Cc]olleague|[Cc]ustomer|[Cc]lient|[Pp]atient|[Ss]eller|[Bb]uyer|[Cc]ardholder|[Aa]ccount holder|[Oo]ther driver(?: was| is)?|[Ss]omeone called|[Mm]an called|[Ww]oman called|named|(?:was|is|meant|letter|parcel|file|order|invoice) for|belongs to|signed by|confused with|mixed up with)[,:]? ${nameShape}`,
  'gu',
)
const described = new RegExp(
  String.raw`(?<![\p{L}\p{N}] )(?<![\p{L}\p{N}])${nameShape}(?=,? \(?(?:account|acct|passport|born|aged|dob|DOB|NHS|SSN|policy number|customer (?:id|ID|number))\b)`,
  'gu',
)
const notName =
  /(?:^|\s)(?:Mail|Service|Services|Team|Desk|Support|Account|Accounts|Card|Savings|Current|Delivery|Number|Policy|Department|Order|Plus|Premium|Pro|Prime|Day|Group|Store|Shop|Office|Clinic|Insurance|Airlines?|Airways|Energy|Water|Gas|Electric|Broadband|Mobile|Credit|Debit|Business|Customer|Client|Please|Your|The|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|New|North|South|East|West|United|Great|San|Saint|St|Los|Las|Hong|Black|Cyber|Christmas|Easter)(?=\s|$)/

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
  for (const pattern of [introduced, described]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? ''
      const start = match.index + match[0].length - name.length
      const end = start + name.length
      const isPlace = placeWord.test(name) || placeWord.test(text.slice(end, end + 16))
      const isTaken = found.some((other) => other.start < end && start < other.end)
      if (!isPlace && !notName.test(name) && !isTaken) found.push({ start, end, detail: 'first and last name' })
    }
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
