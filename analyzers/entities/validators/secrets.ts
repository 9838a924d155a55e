// Keys, tokens, passwords and codes: what tells a secret from a word.
import { crc32 } from './hash.ts'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** GitHub: the last six characters are the CRC-32 of the thirty before them, in base 62. */
export function isGitHubToken(value: string): boolean {
  const secret = value.slice(4)
  if (secret.length !== 36) return false
  let rest = crc32(secret.slice(0, 30))
  let check = ''
  for (let i = 0; i < 6; i++) {
    check = base62.charAt(rest % 62) + check
    rest = Math.floor(rest / 62)
  }
  return check === secret.slice(30)
}

export const isAwsKeyId = (value: string) => !value.endsWith('EXAMPLE')

/** The first segment must decode to JSON that names its algorithm. */
export function isJwt(value: string): boolean {
  const [header = ''] = value.split('.')
  const text = decodeBase64Url(header)
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'alg' in parsed
  } catch {
    return false
  }
}

const base64Url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function decodeBase64Url(text: string): string {
  let bits = 0
  let held = 0
  let decoded = ''
  for (const char of text) {
    held = ((held << 6) | base64Url.indexOf(char)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded += String.fromCharCode((held >> bits) & 255)
  }
  return decoded
}

/** Shannon entropy in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let entropy = 0
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length)
  return entropy
}

/** Twenty characters of several classes that do not repeat like words do. A UUID or a decimal number is no key. */
export function isHighEntropy(value: string): boolean {
  return (
    value.length >= 20 &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    entropyOf(value) > 3.5 &&
    !/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value)
  )
}

/** Words that follow "your password is" without being one. */
const notPasswords = new Set(
  `about accepted again all already also always always an and any app as at available based been being blank both by can cannot case changed changes compromised confidential
  correct correctly created currently different done due either empty encrypted enough entered error expired expiring fine for forgotten from generated going good hidden if in
  incorrect invalid is it it's just kept known link linked locked longer lost made managed masked missing mismatched must needed never new no not now okay old on one only or our
  outdated page part pending personal private problem protected ready recovered rejected required reset resetting right safe same saved secret secure secured sent set should
  shown so sometimes still stored strong strict successfully super temporarily temporary that the then there this to too unchanged unique unknown unsafe until up updated valid
  visible very weak what when where which will with working wrong yet you your`.split(/\s+/),
)

/** Quoted, or with a digit or a symbol, or in mixed case inside: no ordinary word. */
export function isPassword(value: string): boolean {
  const word = value.replace(/^["']|["']$/g, '')
  // "Reset your password: https://…" hands over an address.
  if (word.length < 4 || notPasswords.has(word.toLowerCase()) || /^(?:https?:\/\/|www\.)/i.test(word)) return false
  const isQuoted = word !== value
  return isQuoted || /\d/.test(word) || /[^A-Za-z'’.-]/.test(word) || /[a-z][A-Z]/.test(word)
}

/** Four to eight digits that are no year. */
export const isCode = (value: string) => !/^(?:19|20)\d{2}$/.test(value)

/** Addresses that help texts print to show what one looks like. */
const placeholder =
  /^(?:your[a-z._-]*|(?:name|you|user|username|firstname\.lastname|first\.last|email|someone|abc|xyz)@(?:example|domain|yourdomain|company|email|mail|test|site|provider)\..*)/i

export function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@')
  return value.length <= 254 && at <= 64 && !placeholder.test(value)
}

const notDomains = new Set('the a an this that my your our their his her home work all any some it'.split(' '))

export function isSpokenEmail(value: string): boolean {
  const [, domain = ''] = value.toLowerCase().split(/\s(?:at|@)\s|\s?[[({](?:at|@)[\])}]\s?/)
  return !notDomains.has(/^[a-z0-9-]+/.exec(domain)?.[0] ?? 'the')
}
