// Cards, bank codes and account numbers.
import { compact, digitsOf, isRepeated, modulo, number, passesLuhn, weightedSum } from './arithmetic.ts'

interface Scheme {
  from: number
  to: number
  lengths: readonly number[]
}

const span = (from: number, to: number, ...lengths: number[]): Scheme => ({ from, to, lengths })
const upTo19 = [16, 17, 18, 19]
// Maestro may have 12 to 19 digits; without the word card only the usual lengths count.
const maestro = [16, 18, 19]

// Issuer ranges as they are published: ISO/IEC 7812 prefixes of two to four digits, and the lengths each scheme issues.
const schemes: readonly Scheme[] = [
  span(4000, 4999, 13, 16, 19), // Visa
  span(5100, 5599, 16), // Mastercard
  span(2221, 2720, 16),
  span(3400, 3499, 15), // American Express
  span(3700, 3799, 15),
  span(3000, 3059, 14, 16, 19), // Diners Club
  span(3095, 3095, 14, 16, 19),
  span(3600, 3699, 14, 16, 19),
  span(3800, 3999, 14, 16, 19),
  span(3528, 3589, ...upTo19), // JCB
  span(1800, 1800, 15), // JCB, older cards
  span(2131, 2131, 15),
  span(6011, 6011, ...upTo19), // Discover
  span(6440, 6599, ...upTo19), // Discover, RuPay
  span(6000, 6099, 16), // RuPay
  span(8100, 8299, 16), // RuPay, UnionPay
  span(5080, 5089, 16), // RuPay
  span(6200, 6299, ...upTo19), // UnionPay
  span(5000, 5099, ...maestro), // Maestro
  span(5600, 5899, ...maestro),
  span(6300, 6399, ...maestro),
  span(6700, 6799, ...maestro),
]

/** Called a card and nearly one: a mistyped number of a known range, or a sound one of a range we do not know. */
export function isCardLike(value: string): boolean {
  const digits = digitsOf(value)
  return (
    hasCardRange(value) || (digits.length >= 12 && digits.length <= 19 && !isRepeated(digits) && passesLuhn(digits))
  )
}

/** A known issuer range and a length that it issues. */
function hasCardRange(value: string): boolean {
  const digits = digitsOf(value)
  const prefix = number(digits, 0, 4)
  return (
    !isRepeated(digits) &&
    schemes.some(({ from, to, lengths }) => prefix >= from && prefix <= to && lengths.includes(digits.length))
  )
}

export const isCard = (value: string) => passesLuhn(digitsOf(value)) && hasCardRange(value)

// ISO 13616 registry, and the countries that use the format without being in it: total length by country.
const ibanLengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28' +
  'HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29' +
  'AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30'

export function isIban(value: string): boolean {
  const iban = compact(value)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban) || ibanLength(iban) !== iban.length) return false
  const rearranged = iban.slice(4) + iban.slice(0, 4)
  return (
    modulo(
      rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  )
}

/** The length of an IBAN that starts so, or 0 when no country does. */
function ibanLength(iban: string): number {
  for (let at = 0; at < ibanLengths.length; at += 4) {
    if (ibanLengths.startsWith(iban.slice(0, 2), at)) return Number(ibanLengths.slice(at + 2, at + 4))
  }
  return 0
}

export function isAbaRouting(value: string): boolean {
  const digits = digitsOf(value)
  const district = number(digits, 0, 2)
  const isAssigned =
    district <= 12 || (district >= 21 && district <= 32) || (district >= 61 && district <= 72) || district === 80
  return (
    digits.length === 9 &&
    isAssigned &&
    !isRepeated(digits) &&
    weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
  )
}

// ISO 3166-1 alpha-2, and XK, which SWIFT uses for Kosovo.
const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO ' +
  'JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU ' +
  'NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV ' +
  'TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
const countryCodes = new Set(countries.split(' '))

export function isBic(value: string): boolean {
  const bic = compact(value)
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic) && countryCodes.has(bic.slice(4, 6))
}
