// The project's own digests against the published test vectors of their standards.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, crc32, keccak256, sha256 } from '../../../analyzers/entities/validators/hash.ts'

const hex = (bytes: number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')

test('SHA-256 agrees with node:crypto on any input', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(hex(sha256([...bytes]))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
  )
})

test.each([
  ['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
  ['abc', '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
])('Keccak-256 of %j', (text, digest) => expect(hex(keccak256(bytesOf(text)))).toBe(digest))

test('CRC-32 of the check string of its catalogue', () => expect(crc32('123456789')).toBe(0xcbf43926))
