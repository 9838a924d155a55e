// Numbers issued in the United States.
import { compact, digitsOf, isRepeated, number, passesLuhn } from './arithmetic.ts'

// Printed in an advertisement and in a leaflet, used thousands of times since, and never valid.
const specimens = new Set(['078051120', '219099999', '123456789', '987654321'])

export function isSsn(value: string): boolean {
  const digits = digitsOf(value)
  const area = number(digits, 0, 3)
  return (
    digits.length === 9 &&
    area !== 0 &&
    area !== 666 &&
    area < 900 &&
    number(digits, 3, 5) !== 0 &&
    number(digits, 5, 9) !== 0 &&
    !isRepeated(digits) &&
    !specimens.has(digits)
  )
}

export function isItin(value: string): boolean {
  const digits = digitsOf(value)
  const group = number(digits, 3, 5)
  const isAssigned =
    (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || group >= 94
  return digits.length === 9 && digits[0] === '9' && isAssigned
}

const unassignedEinPrefixes = new Set('00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97'.split(' '))

export function isEin(value: string): boolean {
  const digits = digitsOf(value)
  return digits.length === 9 && !unassignedEinPrefixes.has(digits.slice(0, 2)) && !isRepeated(digits)
}

/** Medicare beneficiary identifier: a class for each of eleven places, no check digit. */
export function isMbi(value: string): boolean {
  return /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/.test(
    compact(value),
  )
}

/** National provider identifier: Luhn over 80840 and the number. */
export function isNpi(value: string): boolean {
  const digits = digitsOf(value)
  return /^[12]\d{9}$/.test(digits) && passesLuhn(`80840${digits}`)
}

/** DEA registration: two letters, six digits, a check digit. */
export function isDea(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length !== 7) return false
  const at = (index: number) => number(digits, index, index + 1)
  return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 === at(6)
}
