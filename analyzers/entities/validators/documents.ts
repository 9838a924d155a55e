// Travel documents, vehicles, devices and network addresses.
import { compact, digitAt, digitsOf, isDay, isRepeated, number, passesLuhn } from './arithmetic.ts'

function mrzCheck(field: string): number {
  let sum = 0
  for (let i = 0; i < field.length; i++) {
    const char = field.charAt(i)
    sum += (char === '<' ? 0 : Number.parseInt(char, 36)) * ([7, 3, 1][i % 3] ?? 0)
  }
  return sum % 10
}

/** Second line of a passport's machine-readable zone, ICAO 9303 part 4: four check digits and one over all. */
export function isMrz(value: string): boolean {
  const line = value.trim().toUpperCase().slice(-44)
  if (!/^[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}[0-9<]\d$/.test(line)) return false
  const isRight = (from: number, to: number) => mrzCheck(line.slice(from, to)) === digitAt(line, to)
  const optional = line[42] === '<' ? mrzCheck(line.slice(28, 42)) === 0 : isRight(28, 42)
  const composite = mrzCheck(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43)) === digitAt(line, 43)
  return isRight(0, 9) && isRight(13, 19) && isRight(21, 27) && optional && composite
}

const vinValues: Record<string, number> = {}
for (const [index, letters] of ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].entries()) {
  // R and Z count 9; I, O and Q are never used.
  for (const letter of letters) vinValues[letter] = index + 1
}
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

export function isVin(value: string): boolean {
  const vin = compact(value)
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin) || !/[A-Z]/.test(vin) || !/\d/.test(vin)) return false
  const sum = vinWeights.reduce(
    (total, weight, i) => total + weight * (vinValues[vin.charAt(i)] ?? number(vin, i, i + 1)),
    0,
  )
  return '0123456789X'[sum % 11] === vin[8]
}

export function isImei(value: string): boolean {
  const digits = digitsOf(value)
  return digits.length === 15 && !isRepeated(digits) && passesLuhn(digits)
}

export function isIccid(value: string): boolean {
  const digits = digitsOf(value)
  return /^89\d{17,18}$/.test(digits) && passesLuhn(digits)
}

/** Mobile country codes run from 202 to 750. */
export function isImsi(value: string): boolean {
  const country = number(digitsOf(value), 0, 3)
  return digitsOf(value).length === 15 && country >= 202 && country <= 750
}

/** IPv4 that can belong to a person: not private, shared, loopback, link-local, multicast or reserved. Documentation ranges count. */
export function isPublicIpv4(value: string): boolean {
  const octets = value.split('.')
  if (octets.length !== 4 || octets.some((octet) => !/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255))
    return false
  const [a = 0, b = 0] = octets.map(Number)
  const isPrivate =
    a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b <= 127)
  return !isPrivate && a !== 0 && a !== 127 && !(a === 169 && b === 254) && a < 224
}

/** RFC 4291 text, public: not unspecified, loopback, unique-local, link-local or multicast. */
export function isPublicIpv6(value: string): boolean {
  const [address = ''] = value.toLowerCase().split(/[%/]/)
  const halves = address.split('::')
  if (halves.length > 2 || !address.includes(':')) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const isMapped = last.includes('.')
  if (isMapped && !isPublicIpv4(last)) return false
  const hex = isMapped ? groups.slice(0, -1) : groups
  const length = hex.length + (isMapped ? 2 : 0)
  if (hex.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return false
  if (halves.length === 1 ? length !== 8 : length > 7) return false
  return isMapped || (length >= 3 && !/^(?:fe[89ab]|f[cd]|ff)/.test(address))
}

/** Not all zeros, not broadcast. */
export function isMac(value: string): boolean {
  const hex = compact(value)
  return /^[0-9A-F]{12}$/.test(hex) && hex !== '000000000000' && hex !== 'FFFFFFFFFFFF'
}

/** Needs letters and digits mixed, so that words and plain counts are not serial numbers. */
export const isMixed = (value: string) => /\d/.test(value) && /[A-Za-z]/.test(value)

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A calendar day with a year since 1900, in any of the usual orders; the year may be its last two digits. */
export function isBirthDate(value: string): boolean {
  const short = /(?<=[-./ '’])\d{2}$/.exec(value)?.[0]
  const full = /(?:19|20)\d{2}/.exec(value)?.[0]
  if (full === undefined && short !== undefined)
    return isBirthDate(`${value.slice(0, -2).replace(/['’]/, '')}19${short}`)
  const year = Number(full ?? 0)
  if (year < 1900 || year > 2099) return false
  const month =
    months.indexOf((/[a-z]{3}/i.exec(value.replace(/\d(?:st|nd|rd|th)/gi, ''))?.[0] ?? '').toLowerCase()) + 1
  const parts = (value.replace(String(year), ' ').match(/\d{1,2}/g) ?? []).map(Number)
  if (month > 0) return parts.length === 1 && isDay(month, parts[0] ?? 0)
  const [first = 0, second = 0] = parts
  return parts.length === 2 && (isDay(first, second) || isDay(second, first))
}

/** Latitude and longitude in degrees. */
export function isCoordinatePair(value: string): boolean {
  const [latitude = 91, longitude = 181] = (value.match(/-?\d{1,3}\.\d+/g) ?? []).map(Number)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
