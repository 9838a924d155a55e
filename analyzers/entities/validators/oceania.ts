// Numbers issued in Australia.
import { digitAt, digitsOf, isRepeated, weightedSum } from './arithmetic.ts'

export function isAustralianTfn(value: string): boolean {
  const digits = digitsOf(value)
  if (isRepeated(digits)) return false
  if (digits.length === 8) return weightedSum(digits, [10, 7, 8, 4, 6, 3, 5, 1]) % 11 === 0
  return digits.length === 9 && weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
}

export function isAustralianAbn(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length !== 11) return false
  return (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0
}

export function isAustralianAcn(value: string): boolean {
  const digits = digitsOf(value)
  const check = (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10
  return digits.length === 9 && check === digitAt(digits, 8)
}

/** Eight digits, their check digit, the issue number, and sometimes the person's place on the card. */
export function isAustralianMedicare(value: string): boolean {
  const digits = digitsOf(value)
  if (!/^[2-6]\d{9,10}$/.test(digits)) return false
  return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(digits, 8)
}
