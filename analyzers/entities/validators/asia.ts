// National identity and tax numbers of Asia, Türkiye and South Africa.
import {
  compact,
  digitAt,
  digitsOf,
  isDay,
  isRepeated,
  number,
  passesLuhn,
  passesVerhoeff,
  weightedSum,
} from './arithmetic.ts'

/** Twelve digits, or the sixteen of a virtual identity. */
export const isAadhaar = (value: string) => {
  const digits = digitsOf(value)
  const isPalindrome = digits === Array.from(digits).reverse().join('')
  return /^[2-9](?:\d{11}|\d{15})$/.test(digits) && !isPalindrome && passesVerhoeff(digits)
}

/** The fourth letter says who holds it: P is a person. */
export const isIndianPan = (value: string) =>
  /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(compact(value)) && !/0000/.test(value)
export const isIndianPanOfPerson = (value: string) => isIndianPan(value) && compact(value)[3] === 'P'

/** Since October 2020 the last digits are drawn at random: only the date can be checked. */
export function isKoreanForm(value: string): boolean {
  const digits = digitsOf(value)
  return digits.length === 13 && isDay(number(digits, 2, 4), number(digits, 4, 6))
}

export function isKoreanRrn(value: string): boolean {
  const digits = digitsOf(value)
  if (!isKoreanForm(value)) return false
  return (11 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digitAt(digits, 12)
}

const chineseWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ISO 7064 MOD 11-2. */
export function isChineseRic(value: string): boolean {
  const ric = compact(value)
  if (!/^[1-9]\d{5}(?:18|19|20)\d{9}[0-9X]$/.test(ric) || !isDay(number(ric, 10, 12), number(ric, 12, 14))) return false
  return '10X98765432'[weightedSum(ric, chineseWeights) % 11] === ric[17]
}

export function isHongKongId(value: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})([0-9A])$/.exec(compact(value))
  if (!match) return false
  const [, letters = '', digits = '', check = ''] = match
  const values = Array.from(letters.padStart(2, ' '), (char) => (char === ' ' ? 36 : char.charCodeAt(0) - 55))
  const sum = (values[0] ?? 0) * 9 + (values[1] ?? 0) * 8 + weightedSum(digits, [7, 6, 5, 4, 3, 2])
  return (sum + Number.parseInt(check, 16)) % 11 === 0
}

/** F and G are foreigners, M those registered since 2022; T, G and M shift the sum. */
export function isSingaporeNric(value: string): boolean {
  const nric = compact(value)
  if (!/^[STFGM]\d{7}[A-Z]$/.test(nric)) return false
  const first = nric.charAt(0)
  const shift = { S: 0, F: 0, T: 4, G: 4, M: 3 }[first] ?? 0
  const rest = (weightedSum(nric.slice(1), [2, 7, 6, 5, 4, 3, 2]) + shift) % 11
  if (first === 'M') return 'KLJNPQRTUWX'[10 - rest] === nric[8]
  return ('ST'.includes(first) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[rest] === nric[8]
}

export function isJapaneseMyNumber(value: string): boolean {
  const digits = digitsOf(value)
  const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return digits.length === 12 && !isRepeated(digits) && (rest <= 1 ? 0 : 11 - rest) === digitAt(digits, 11)
}

export function isTurkishTckn(value: string): boolean {
  const digits = digitsOf(value)
  if (!/^[1-9]\d{10}$/.test(digits)) return false
  const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1])
  const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1])
  const tenth = (((odd * 7 - even) % 10) + 10) % 10
  return tenth === digitAt(digits, 9) && (odd + even + tenth) % 10 === digitAt(digits, 10)
}

export function isThaiTnin(value: string): boolean {
  const digits = digitsOf(value)
  const sum = weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return /^[1-8]\d{12}$/.test(digits) && !isRepeated(digits) && (11 - (sum % 11)) % 10 === digitAt(digits, 12)
}

export function isSouthAfricanId(value: string): boolean {
  const digits = digitsOf(value)
  return /^\d{10}[012]\d{2}$/.test(digits) && isDay(number(digits, 2, 4), number(digits, 4, 6)) && passesLuhn(digits)
}
