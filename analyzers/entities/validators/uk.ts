// Numbers issued in the United Kingdom.
import { compact, digitAt, digitsOf, isRepeated, number, weightedSum } from './arithmetic.ts'

export function isNhs(value: string): boolean {
  const digits = digitsOf(value)
  const check = 11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return digits.length === 10 && !isRepeated(digits) && check !== 10 && check % 11 === digitAt(digits, 9)
}

/** QQ, the prefix that all official help texts print, is not among the allowed letters. */
export function isNino(value: string): boolean {
  const nino = compact(value)
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(nino) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(nino)
}

export function isUtr(value: string): boolean {
  const digits = digitsOf(value)
  const rest = weightedSum(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11
  return digits.length === 10 && digitAt('21987654321', rest) === digitAt(digits, 0)
}

/** Surname, decade of birth, month (plus 50 for women), day, year, initials, and three characters that the agency keeps to itself. */
export function isUkDrivingLicence(value: string): boolean {
  const licence = compact(value)
  if (!/^[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z0-9][A-Z]{2}$/.test(licence)) return false
  const month = number(licence, 6, 8) % 50
  const day = number(licence, 8, 10)
  return number(licence, 6, 8) <= 62 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
