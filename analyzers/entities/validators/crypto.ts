// Wallet addresses: base58check, bech32 and Ethereum's mixed-case checksum.
import { bytesOf, keccak256, sha256 } from './hash.ts'

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function decodeBase58(text: string): number[] | null {
  const bytes: number[] = []
  for (const char of text) {
    let carry = base58.indexOf(char)
    if (carry < 0) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    while (carry > 0) {
      bytes.push(carry & 255)
      carry >>= 8
    }
  }
  for (let i = 0; i < text.length && text[i] === '1'; i++) bytes.push(0)
  return bytes.reverse()
}

// Version bytes: Bitcoin 0 and 5, Litecoin 48 and 50, Dogecoin 30 and 22, Tron 65.
const versions = new Set([0, 5, 48, 50, 30, 22, 65])

function isBase58Address(value: string): boolean {
  if (value.length < 26 || value.length > 35) return false
  const bytes = decodeBase58(value)
  if (bytes?.length !== 25 || !versions.has(bytes[0] ?? -1)) return false
  const check = sha256(sha256(bytes.slice(0, 21)))
  return check.slice(0, 4).every((byte, i) => byte === bytes[21 + i])
}

const bech32Alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** BIP 173 for witness version 0, BIP 350 from version 1. */
function isBech32Address(value: string): boolean {
  if (value !== value.toLowerCase() && value !== value.toUpperCase()) return false
  const address = value.toLowerCase()
  const divide = address.lastIndexOf('1')
  const prefix = address.slice(0, divide)
  const data = Array.from(address.slice(divide + 1), (char) => bech32Alphabet.indexOf(char))
  if (!['bc', 'ltc'].includes(prefix) || address.length > 90 || data.length < 14 || data.includes(-1)) return false
  const expanded = [...bytesOf(prefix).map((code) => code >> 5), 0, ...bytesOf(prefix).map((code) => code & 31)]
  let check = 1
  for (const part of [...expanded, ...data]) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ part
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= generators[i] ?? 0
  }
  return check === (data[0] === 0 ? 1 : 0x2bc830a3)
}

/** EIP-55: a mixed-case address carries a checksum in its capitals; one of a single case carries none. */
function isEthereumAddress(value: string): boolean {
  const hex = value.slice(2)
  if (!/^0x[0-9a-fA-F]{40}$/.test(value) || /^(.)\1*$/.test(hex)) return false
  if (hex === hex.toLowerCase() || hex === hex.toUpperCase()) return true
  const hash = keccak256(bytesOf(hex.toLowerCase()))
  return Array.from(hex).every((char, i) => {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15
    return !/[a-f]/i.test(char) || nibble >= 8 === (char === char.toUpperCase())
  })
}

export function isWallet(value: string): boolean {
  if (value.startsWith('0x')) return isEthereumAddress(value)
  if (/^(?:bc|ltc)1/i.test(value)) return isBech32Address(value)
  // Monero has no checksum that SHA-256 or Keccak over one block could test.
  return /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}$/.test(value) || isBase58Address(value)
}
