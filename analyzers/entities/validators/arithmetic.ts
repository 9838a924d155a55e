// The check-digit arithmetic that many numbering schemes share.

/** Letters and digits only, upper case: what a checksum is computed over. */
export const compact = (value: string) => value.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

export const digitsOf = (value: string) => value.replace(/[^0-9]/g, '')

export const digitAt = (digits: string, index: number) => digits.charCodeAt(index) - 48

export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitAt(digits, index), 0)
}

/** Decimal digits of any length modulo a small number, without BigInt. */
export function modulo(digits: string, divisor: number): number {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digitAt(digits, i)) % divisor
  return rest
}

export const isRepeated = (digits: string) => /^(.)\1*$/.test(digits)

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = digits.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const digit = digitAt(digits, i)
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return digits.length > 1 && sum % 10 === 0
}

/** ISO 7064 MOD 11,10, the check digit last. */
export function passesMod1110(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digitAt(digits, i) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1)
}

// Dihedral group D5: multiplication, and the permutation that each position applies (J. Verhoeff, 1969).
// biome-ignore format: two tables
const multiply = ['0123456789', '1234067895', '2340178956', '3401289567', '4012395678', '5987604321', '6598710432', '7659821043', '8765932104', '9876543210']
// biome-ignore format: two tables
const permute = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']

export function passesVerhoeff(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    const row = permute[i % 8] ?? ''
    const digit = digitAt(row, digitAt(digits, digits.length - 1 - i))
    check = digitAt(multiply[check] ?? '', digit)
  }
  return check === 0
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day that some year has; identity numbers give two digits of the year only. */
export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (daysInMonth[month - 1] ?? 0)
}

export const number = (digits: string, start: number, end: number) => Number(digits.slice(start, end))
