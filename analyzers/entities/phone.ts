// Telephone numbers: candidates by shape, then the numbering plans of the world through libphonenumber.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Sighting } from './judge.ts'

// biome-ignore format: a list
const defaultRegions: readonly CountryCode[] = [
  'GB', 'US', 'AU', 'IN', 'DE', 'FR', 'ES', 'IT', 'NL', 'BR', 'IE', 'NZ', 'ZA', 'CH', 'AT', 'BE', 'SE', 'PL', 'PT', 'TR', 'MX', 'SG', 'PH', 'JP', 'KR',
]

// Bounded: at most 15 digits (ITU-T E.164) and two separators between them; an extension may follow.
const candidate =
  /(?<![\p{L}\p{N}_*•#$€£¥@=%]|\d[.,:/-]|[/-])(?:\+|\(\+?)?\d(?:[ \t().\-/\u00a0]{0,3}\d){5,16}(?![\p{L}\p{N}_*•@%]|[.,:/-]\d)/gu
const notDigits = /\D/g
const dateLike = /^(?:(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d{2})(?:\D.*)?$/
const addressLike = /^\(?\d{1,3}(?:\.\d{1,3}){3}$/
const yearRange = /^(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}$/
// North America: area and exchange start with 2-9 and are not N11. Also takes in the 555-01xx numbers, which are reserved for fiction.
const nanp = /^(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]?|[2-9]\d{2}[ .-][2-9]\d{2}[ .-])\d{4}$/
// Ofcom's numbers for drama, which libphonenumber does not know in every range, and other national mobile shapes with a trunk zero.
const trunkZero = /^\(?0[1-9](?:[ ()./-]{0,3}\d){7,10}$/
// Free-phone, shared-cost and premium numbers belong to firms.
const firmForm =
  /^(?:1?8(?:00|33|44|55|66|77|88)\d{7}|0(?:800|808)\d{4,8}|080\d{7}(?!\d)|0(?:30[03]|33[03]|34[345]|37[0-2])\d{7}|0(?:84|87)\d{8}|0?900\d{6,7}|1[38]00\d{6}|13\d{4})$/
const firmTypes = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL', 'PAGER'])

export function findPhones(text: string, regions: readonly string[] | undefined, hasCue: boolean): Sighting[] {
  const countries = (regions ?? defaultRegions).filter((region): region is CountryCode => isSupportedCountry(region))
  const found: Sighting[] = []
  for (const match of text.matchAll(candidate)) {
    // A bracket that opens a remark is none of the number's.
    const opens = match[0].startsWith('(') && !match[0].includes(')') ? 1 : 0
    const value = match[0].slice(opens)
    const digits = value.replace(notDigits, '')
    if (
      digits.length < 6 ||
      digits.length > 15 ||
      dateLike.test(value) ||
      addressLike.test(value) ||
      yearRange.test(value)
    )
      continue
    const verdict = judge(value, digits, countries, hasCue)
    if (verdict) found.push({ start: match.index + opens, end: match.index + match[0].length, ...verdict })
  }
  return found
}

function judge(
  value: string,
  digits: string,
  countries: readonly CountryCode[],
  hasCue: boolean,
): Pick<Sighting, 'certainty' | 'detail'> | null {
  if (value.startsWith('+') || value.startsWith('(+') || /^00[1-9]/.test(value)) {
    const parsed = parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`)
    if (parsed?.isValid()) {
      const isFirm = firmTypes.has(parsed.getType() ?? '')
      return isFirm ? null : { certainty: 'telling', detail: `international, ${parsed.country ?? 'any'}` }
    }
    return digits.length >= 8 ? { certainty: 'possible', detail: 'international form' } : null
  }
  const isShaped = nanp.test(value) || trunkZero.test(value)
  if (!isShaped && !hasCue) return null
  if (firmForm.test(digits)) return null
  for (const country of nanp.test(value) && countries.includes('US') ? ['US' as const, ...countries] : countries) {
    const parsed = parsePhoneNumberFromString(value, country)
    if (parsed?.isValid() && !firmTypes.has(parsed.getType() ?? '')) {
      const certainty = !isShaped ? 'possible' : parsed.getType() === 'MOBILE' ? 'telling' : 'certain'
      return { certainty, detail: `numbering plan of ${country}` }
    }
  }
  if (nanp.test(value) && countries.includes('US')) return { certainty: 'certain', detail: 'North American form' }
  return digits.length <= 13 ? { certainty: 'possible', detail: 'form' } : null
}
