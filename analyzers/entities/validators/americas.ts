// National identity and tax numbers of Canada, Brazil and Mexico.
import { compact, digitAt, digitsOf, isDay, isRepeated, number, passesLuhn, weightedSum } from './arithmetic.ts'

/** 0 and 8 are not issued to persons; 9 is for temporary residents. */
export const isCanadianSin = (value: string) =>
  /^[1-79]\d{8}$/.test(digitsOf(value)) && !isRepeated(digitsOf(value)) && passesLuhn(digitsOf(value))

export function isBrazilianCpf(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length !== 11 || isRepeated(digits)) return false
  const check = (weights: number[]) => ((weightedSum(digits, weights) * 10) % 11) % 10
  return (
    check([10, 9, 8, 7, 6, 5, 4, 3, 2]) === digitAt(digits, 9) &&
    check([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === digitAt(digits, 10)
  )
}

const curpAlphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ'

export function isMexicanCurp(value: string): boolean {
  const curp = compact(value)
  if (!/^[A-Z]{4}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d$/.test(curp)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += curpAlphabet.indexOf(curp.charAt(i)) * (18 - i)
  return isDay(number(curp, 6, 8), number(curp, 8, 10)) && (10 - (sum % 10)) % 10 === digitAt(curp, 17)
}
