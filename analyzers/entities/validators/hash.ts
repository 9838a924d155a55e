// SHA-256, Keccak-256 and CRC-32 for address and token checksums: the core runs in browsers and may not be asynchronous, so neither node:crypto nor WebCrypto serves.

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the fractional part of a root, as FIPS 180-4 derives its constants. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0

const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
const roundConstants = primes.map((prime) => fraction(Math.cbrt(prime)))
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

export function sha256(bytes: readonly number[]): number[] {
  const padded = [...bytes, 0x80]
  while (padded.length % 64 !== 56) padded.push(0)
  const bits = bytes.length * 8
  padded.push(0, 0, 0, 0, (bits >>> 24) & 255, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255)
  const state = [...initial]
  const words = new Int32Array(64)
  for (let at = 0; at < padded.length; at += 64) mixBlock(state, words, padded, at)
  return state.flatMap((word) => [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}

function mixBlock(state: number[], words: Int32Array, bytes: readonly number[], at: number): void {
  const byte = (index: number) => bytes[at + index] ?? 0
  const word = (index: number) => words[index] ?? 0
  for (let i = 0; i < 16; i++)
    words[i] = (byte(i * 4) << 24) | (byte(i * 4 + 1) << 16) | (byte(i * 4 + 2) << 8) | byte(i * 4 + 3)
  for (let i = 16; i < 64; i++) {
    const s0 = rotate(word(i - 15), 7) ^ rotate(word(i - 15), 18) ^ (word(i - 15) >>> 3)
    const s1 = rotate(word(i - 2), 17) ^ rotate(word(i - 2), 19) ^ (word(i - 2) >>> 10)
    words[i] = (word(i - 16) + s0 + word(i - 7) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[i] ?? 0) + word(i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + value) | 0
}

/** Keccak-256 with the original padding, as Ethereum uses it; input up to 135 bytes, which is one block. */
export function keccak256(bytes: readonly number[]): number[] {
  const block = [...bytes]
  block.push(1)
  while (block.length < 136) block.push(0)
  block[135] = (block[135] ?? 0) | 0x80
  const low = new Int32Array(25)
  const high = new Int32Array(25)
  for (let i = 0; i < 136; i++) {
    const lane = i >> 3
    const half = i % 8 < 4 ? low : high
    half[lane] = (half[lane] ?? 0) | ((block[i] ?? 0) << ((i % 4) * 8))
  }
  permuteKeccak(low, high)
  return Array.from({ length: 32 }, (_, i) => (((i % 8 < 4 ? low : high)[i >> 3] ?? 0) >>> ((i % 4) * 8)) & 255)
}

function permuteKeccak(low: Int32Array, high: Int32Array): void {
  let register = 1
  for (let round = 0; round < 24; round++) {
    theta(low, high)
    rhoPi(low, high)
    chi(low)
    chi(high)
    // Iota: the round constant's bits come from a linear feedback register, at places 2^j - 1.
    for (let j = 0; j < 7; j++) {
      if (register & 1) {
        const place = 2 ** j - 1
        if (place < 32) low[0] = (low[0] ?? 0) ^ (1 << place)
        else high[0] = (high[0] ?? 0) ^ (1 << (place - 32))
      }
      register = ((register << 1) ^ ((register >> 7) * 0x171)) & 255
    }
  }
}

function theta(low: Int32Array, high: Int32Array): void {
  const column = (half: Int32Array, x: number) =>
    (half[x] ?? 0) ^ (half[x + 5] ?? 0) ^ (half[x + 10] ?? 0) ^ (half[x + 15] ?? 0) ^ (half[x + 20] ?? 0)
  const lows = [0, 1, 2, 3, 4].map((x) => column(low, x))
  const highs = [0, 1, 2, 3, 4].map((x) => column(high, x))
  for (let x = 0; x < 5; x++) {
    const before = (x + 4) % 5
    const after = (x + 1) % 5
    const [l = 0, h = 0] = [lows[after], highs[after]]
    const dLow = (lows[before] ?? 0) ^ ((l << 1) | (h >>> 31))
    const dHigh = (highs[before] ?? 0) ^ ((h << 1) | (l >>> 31))
    for (let y = 0; y < 25; y += 5) {
      low[x + y] = (low[x + y] ?? 0) ^ dLow
      high[x + y] = (high[x + y] ?? 0) ^ dHigh
    }
  }
}

function rhoPi(low: Int32Array, high: Int32Array): void {
  let x = 1
  let y = 0
  let carriedLow = low[1] ?? 0
  let carriedHigh = high[1] ?? 0
  for (let t = 0; t < 24; t++) {
    const target = y + 5 * ((2 * x + 3 * y) % 5)
    const by = (((t + 1) * (t + 2)) / 2) % 64
    const swap = by >= 32
    const l = swap ? carriedHigh : carriedLow
    const h = swap ? carriedLow : carriedHigh
    const bits = by % 32
    carriedLow = low[target] ?? 0
    carriedHigh = high[target] ?? 0
    low[target] = bits === 0 ? l : (l << bits) | (h >>> (32 - bits))
    high[target] = bits === 0 ? h : (h << bits) | (l >>> (32 - bits))
    const next = (2 * x + 3 * y) % 5
    x = y
    y = next
  }
}

function chi(half: Int32Array): void {
  for (let y = 0; y < 25; y += 5) {
    const row = [0, 1, 2, 3, 4].map((x) => half[y + x] ?? 0)
    for (let x = 0; x < 5; x++) half[y + x] = (row[x] ?? 0) ^ (~(row[(x + 1) % 5] ?? 0) & (row[(x + 2) % 5] ?? 0))
  }
}

export function crc32(text: string): number {
  let crc = -1
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 255
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

export const bytesOf = (ascii: string) => Array.from(ascii, (char) => char.charCodeAt(0) & 255)
