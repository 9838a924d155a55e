// Published specimens and synthetic values of 47 kinds of identifier: each valid one is recognised, each invalid one fails its validator.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ValidatorName, validators } from '../../../analyzers/entities/validators/register.ts'
import { recognize } from './load-formats.ts'

interface Vector {
  title: string
  algorithm: string
  entity: string
  validator: ValidatorName
  /** `It is {}.` where the value speaks for itself; otherwise with the cue that it needs. */
  sentence: string
  valid: string[]
  invalid: string[]
}

const vectors: Vector[] = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'))

test('there are 47 kinds', () => expect(new Set(vectors.map(({ title }) => title)).size).toBe(47))

describe.each(vectors)('$title', ({ entity, validator, sentence, valid, invalid }) => {
  test.each(valid)('%s is valid', (value) => expect(validators[validator].test(value)).toBe(true))
  test.each(invalid)('%s is not valid', (value) => expect(validators[validator].test(value)).toBe(false))
  test.each(valid)('%s is recognised in a sentence', (value) => {
    const text = sentence.replace('{}', value)
    const found = recognize(text).find(({ type }) => type === entity)
    expect(found && text.slice(found.start, found.end)).toBe(value)
  })
})

describe('beyond the specimens', () => {
  const rows: [ValidatorName, string, boolean][] = [
    ['wallet', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', true],
    ['wallet', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', false],
    ['wallet', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', true],
    ['card', '1111111111111111', false],
    ['card-like', '4111111111111112', true],
    ['public-ipv4', '203.0.113.42', true],
    ['public-ipv4', '192.168.1.1', false],
    ['public-ipv4', '256.1.1.1', false],
    ['public-ipv6', '2001:db8:85a3::8a2e:370:7334', true],
    ['public-ipv6', 'fe80::1:2', false],
    ['public-ipv6', '10:30:00', false],
    ['kr-rrn-form', '960121-1234567', true],
    ['ro-cnp', '1800101221144', true],
    ['at-svnr', '1237 010180', true],
    ['us-npi', '1234567893', true],
    ['us-dea', 'AB1234563', true],
    ['birth-date', '31/02/1990', false],
    ['birth-date', '21st November 1988', true],
    ['jwt', 'eyJub3QiOiJvbmUifQ.e30.abc', false],
    ['password', 'correct', false],
    ['password', 'Winter2026!', true],
    ['email', 'name@domain.com', false],
  ]
  test.each(rows)('%s(%s) is %s', (validator, value, expected) =>
    expect(validators[validator].test(value)).toBe(expected),
  )
})
