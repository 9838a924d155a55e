// Every entity format: its schema, its own examples and look-alikes, and patterns that cost linear time on any text.
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { after, before } from '../../../analyzers/entities/compile-format.ts'
import { expandSecrets } from '../../../server/policy/expand-placeholders.ts'
import { formatFiles, recognize, schemaErrors } from './load-formats.ts'

test('all files fit the schema', () => expect(schemaErrors).toEqual([]))

test('each format finds by patterns or by a finder', () => {
  const neither = formatFiles.filter(({ format }) => !format.patterns === !format.finder)
  expect(neither.map(({ file }) => file)).toEqual([])
})

test('a format without digits names what the text must hold', () => {
  const unbounded = formatFiles.filter(({ format }) => format.digits === 0 && !format.hints && !format.finder)
  expect(unbounded.map(({ file }) => file)).toEqual([])
})

describe.each(formatFiles)('$file', ({ format }) => {
  const types = format.finder === 'person' ? new Set(['PERSON']) : undefined
  const found = (text: string) =>
    recognize(text, { types })
      .filter(({ type, score }) => type === format.type && score >= 0.5)
      .map(({ start, end }) => text.slice(start, end))

  test.each(format.examples)('finds what is marked in %j', (marked) => {
    const text = expandSecrets(marked)
    const spans = [...text.matchAll(/«([^»]*)»/g)].map((match) => match[1])
    expect(spans.length).toBeGreaterThan(0)
    expect(found(text.replace(/[«»]/g, ''))).toEqual(spans)
  })
  if (format.ignored) test.each(format.ignored)('finds nothing in %j', (text) => expect(found(text)).toEqual([]))
})

describe('linear time', () => {
  const sources = formatFiles.flatMap(({ file, format }) =>
    (format.patterns ?? []).map((source) => ({ file, source, flags: format.ignoreCase ? 'iu' : 'u' })),
  )

  test('every quantifier is bounded, so that a match costs a constant at each place', () => {
    const isUnbounded = (source: string) =>
      /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[(?:\\.|[^\]])*\]/g, 'x'))
    expect(sources.filter(({ source }) => isUnbounded(source))).toEqual([])
  })

  test('recheck finds no attack', { timeout: 120_000 }, () => {
    // The backend in plain JavaScript: the native one is not there on every machine.
    process.env.RECHECK_BACKEND = 'pure'
    const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck')
    const limits = { timeout: 300, maxIteration: 2, attackTimeout: 100, attackLimit: 1_000_000, incubationLimit: 5000 }
    const attacked = sources.filter(({ source, flags }) => {
      const plain = source.replace('(?<value>', '(?:')
      return checkSync(`${before}(?:${plain})${after}`, flags, { ...limits, randomSeed: 1 }).status === 'vulnerable'
    })
    expect(attacked).toEqual([])
    expect(checkSync('^(a+)+$', '', limits).status).toBe('vulnerable')
  })
})
