// Is a value the company's own? Its own telephone number, address or account never counts as somebody's personal data.
import type { FactValue } from '../message.ts'
import { isForeignLink } from './foreign-link.ts'

type Facts = Readonly<Record<string, FactValue>>

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const digits = (text: string) => text.replace(/\D/g, '')

/** Shorter than that, the same letters and digits stand in many texts. */
const fewestInEcho = 5

/** Did the customer write this value in this conversation? Said back to them it tells nobody anything new. */
export function isEcho(value: string, heard: readonly string[]): boolean {
  const whole = letters(value)
  // A telephone number may gain or lose its country code.
  const plain = /^\d{9,}$/.test(whole) ? whole.slice(-9) : whole
  return plain.length >= fewestInEcho && heard.some((text) => letters(text).includes(plain))
}

/** The parts of all facts at this path or below it: `own.phones`, `own.phones.0`. One fact may list several values. */
function valuesAt(facts: Facts, path: string): string[] {
  return Object.entries(facts)
    .filter(
      ([key, value]) => (key === path || key.startsWith(`${path}.`)) && value !== null && typeof value !== 'boolean',
    )
    .flatMap(([, value]) => String(value).split(/[;|\n]|,(?!\d)/))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const isSame = (value: string, own: string) => letters(own).length > 0 && letters(value) === letters(own)

/** National and international form of one number share their last digits. */
function isSamePhone(value: string, own: string): boolean {
  const a = digits(value).replace(/^0+/, '')
  const b = digits(own).replace(/^0+/, '')
  const [short = '', long = ''] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 6 && long.length - short.length <= 3 && long.endsWith(short)
}

function isOwnEmail(value: string, facts: Facts): boolean {
  const address = value.toLowerCase().replace(/^mailto:/, '')
  if (valuesAt(facts, 'own.emails').some((own) => own.toLowerCase() === address)) return true
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return valuesAt(facts, 'own.domains').some(
    (own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`),
  )
}

/** A fact may be the first line of an address, and a text may hold more of it than the fact, or less. */
function isSameAddress(value: string, own: string): boolean {
  const a = letters(value)
  const b = letters(own)
  return a.length >= 5 && b.length >= 5 && (a.includes(b) || b.includes(a))
}

function isInRange(value: string, own: string): boolean {
  const [network = '', bits] = own.split('/')
  if (bits === undefined || !network.includes('.')) return value === own
  const toNumber = (address: string) => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  const size = 2 ** (32 - Number(bits))
  return Math.floor(toNumber(value) / size) === Math.floor(toNumber(network) / size)
}

const verifiedLevels = new Set<FactValue>([true, 'yes', 'otp', 'strong'])

/** The delivery address of an order, said back to the verified customer who gave it: the least that confirming a delivery needs. */
function isVerifiedAddress(value: string, facts: Facts): boolean {
  if (!verifiedLevels.has(facts['state.verified'] ?? null)) return false
  return Object.entries(facts).some(([path, own]) => /\.addr(?:ess)?$/.test(path) && isSameAddress(value, String(own)))
}

const bankTypes = new Set([
  'BANK_ACCOUNT',
  'US_BANK_NUMBER',
  'ABA_ROUTING',
  'UK_SORT_CODE',
  'AU_BSB',
  'CA_TRANSIT',
  'IN_IFSC',
  'BIC',
  'IBAN_CODE',
  'ACCOUNT_ID',
])
const companyNumbers = ['own.ein', 'own.vat', 'own.abn', 'own.acn', 'own.pan', 'own.taxIds']

/** `value` as it stands in the text; `type` as the recogniser names it; facts by dotted path. */
export function isOwnValue(value: string, type: string, facts: Facts): boolean {
  const has = (path: string, same: (value: string, own: string) => boolean) =>
    valuesAt(facts, path).some((own) => same(value, own))
  switch (type) {
    case 'EMAIL_ADDRESS':
      return isOwnEmail(value, facts)
    case 'PHONE_NUMBER':
      return has('own.phones', isSamePhone)
    case 'URL':
      // Of links only those that lead away are of interest.
      return !isForeignLink(value, valuesAt(facts, 'own.domains'), valuesAt(facts, 'allowedDomains'))
    case 'POSTAL_ADDRESS':
      return has('own.addresses', isSameAddress) || isVerifiedAddress(value, facts)
    case 'CRYPTO':
    case 'CRYPTO_TRANSACTION':
      return has('own.wallets', isSame)
    case 'IP_ADDRESS':
      return has('own.dns', isSame) || has('own.ipRanges', isInRange) || has('own.ips', isInRange)
    case 'VIN':
    case 'VEHICLE_PLATE':
      return facts['own.fleet'] === true || facts['own.fleet'] === 'yes' || has('own.vehicles', isSame)
    default:
      break
  }
  if (bankTypes.has(type) && (has('own.ibans', isSame) || isOwnBankPart(value, facts))) return true
  return companyNumbers.some((path) => has(path, isSame))
}

/** `own.bankAccounts` holds bank code and account, as 401122/11223344: each part is the company's. */
function isOwnBankPart(value: string, facts: Facts): boolean {
  return valuesAt(facts, 'own.bankAccounts').some(
    (own) => isSame(value, own) || own.split('/').some((part) => isSame(value, part)),
  )
}
