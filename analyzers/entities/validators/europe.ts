// National identity and tax numbers of continental Europe, Ireland and the Nordic countries.
import {
  compact,
  digitAt,
  digitsOf,
  isDay,
  isRepeated,
  modulo,
  number,
  passesLuhn,
  passesMod1110,
  weightedSum,
} from './arithmetic.ts'

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

export function isSpanishNif(value: string): boolean {
  const nif = compact(value)
  return /^\d{8}[A-Z]$/.test(nif) && spanishLetters[number(nif, 0, 8) % 23] === nif[8]
}

export function isSpanishNie(value: string): boolean {
  const nie = compact(value)
  if (!/^[XYZ]\d{7}[A-Z]$/.test(nie)) return false
  return isSpanishNif('XYZ'.indexOf(nie.charAt(0)) + nie.slice(1))
}

// Agenzia delle Entrate: odd places count by this table, even places by their own value.
const italianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

export function isItalianFiscalCode(value: string): boolean {
  const code = compact(value)
  // Digits may be replaced by L-V, where two people would share a code.
  if (!/^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/.test(code)) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const char = code.charCodeAt(i)
    const place = char < 65 ? char - 48 : char - 65
    sum += i % 2 === 0 ? (italianOdd[place] ?? 0) : place
  }
  return sum % 26 === code.charCodeAt(15) - 65
}

export const isItalianVat = (value: string) =>
  /^\d{11}$/.test(digitsOf(value)) && !isRepeated(digitsOf(value)) && passesLuhn(digitsOf(value))

export function isFrenchNir(value: string): boolean {
  const nir = compact(value).replace('2A', '19').replace('2B', '18')
  if (!/^[1-478]\d{14}$/.test(nir)) return false
  return 97 - modulo(nir.slice(0, 13), 97) === number(nir, 13, 15)
}

export function isDutchBsn(value: string): boolean {
  const digits = digitsOf(value)
  return digits.length === 9 && !isRepeated(digits) && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
}

export function isBelgianRrn(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length !== 11) return false
  const month = number(digits, 2, 4) % 20
  const check = number(digits, 9, 11)
  const isBorn = (prefix: string) => 97 - modulo(prefix + digits.slice(0, 9), 97) === check
  return month <= 12 && number(digits, 4, 6) <= 31 && (isBorn('') || isBorn('2'))
}

export function isPolishPesel(value: string): boolean {
  const digits = digitsOf(value)
  const isBorn = isDay(number(digits, 2, 4) % 20, number(digits, 4, 6))
  return digits.length === 11 && isBorn && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
}

/** Eleven digits: among the first ten one occurs twice or three times, so at least one is missing. */
export function isGermanTaxId(value: string): boolean {
  const digits = digitsOf(value)
  const distinct = new Set(digits.slice(0, 10)).size
  return digits.length === 11 && digits[0] !== '0' && distinct >= 8 && distinct <= 9 && passesMod1110(digits)
}

export function isSwedishPersonnummer(value: string): boolean {
  const digits = digitsOf(value).slice(-10)
  // A coordination number adds 60 to the day.
  const day = number(digits, 4, 6)
  return digits.length === 10 && isDay(number(digits, 2, 4), day > 60 ? day - 60 : day) && passesLuhn(digits)
}

export function isNorwegianFnr(value: string): boolean {
  const digits = digitsOf(value)
  // A D-number adds 40 to the day.
  const day = number(digits, 0, 2)
  return (
    digits.length === 11 &&
    isDay(number(digits, 2, 4) % 40, day > 40 ? day - 40 : day) &&
    weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  )
}

export function isFinnishHetu(value: string): boolean {
  const hetu = value.trim().toUpperCase()
  if (!/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/.test(hetu)) return false
  const letter = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(hetu.slice(0, 6) + hetu.slice(7, 10)) % 31]
  return isDay(number(hetu, 2, 4), number(hetu, 0, 2)) && letter === hetu[10]
}

export function isPortugueseNif(value: string): boolean {
  const digits = digitsOf(value)
  const check = 11 - (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return /^[1-35689]\d{8}$/.test(digits) && (check > 9 ? 0 : check) === digitAt(digits, 8)
}

export function isIrishPps(value: string): boolean {
  const pps = compact(value)
  if (!/^\d{7}[A-W][A-IW]?$/.test(pps)) return false
  const second = pps[8] === undefined || pps[8] === 'W' ? 0 : pps.charCodeAt(8) - 64
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weightedSum(pps, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23] === pps[7]
}

export function isSwissAhv(value: string): boolean {
  const digits = digitsOf(value)
  return (
    digits.length === 13 &&
    digits.startsWith('756') &&
    weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0
  )
}

/** Denmark ran out of numbers that pass modulo 11 in 2007, so only the date can be checked. */
export function isDanishCpr(value: string): boolean {
  const digits = digitsOf(value)
  return digits.length === 10 && isDay(number(digits, 2, 4), number(digits, 0, 2))
}

export function isAustrianSvnr(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length !== 10 || digits[0] === '0') return false
  return weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(digits, 3)
}

export function isRomanianCnp(value: string): boolean {
  const digits = digitsOf(value)
  if (!/^[1-9]\d{12}$/.test(digits) || !isDay(number(digits, 3, 5), number(digits, 5, 7))) return false
  const rest = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return (rest === 10 ? 1 : rest) === digitAt(digits, 12)
}

/** Identity card or passport: serial number with its own check digit, weights 7 3 1. */
export function isGermanDocument(value: string): boolean {
  const serial = compact(value)
  if (!/^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?$/.test(serial) || !/\d/.test(serial)) return false
  if (serial.length === 9) return true
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number.parseInt(serial.charAt(i), 36) * ([7, 3, 1][i % 3] ?? 0)
  return sum % 10 === digitAt(serial, 9)
}
