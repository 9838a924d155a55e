import { describe, expect, test } from 'vitest'
import { makeFolder, makeLexicon, ruleFields, rules, run, writeFiles } from './run-cli.ts'

const six = (first: unknown, rest: string) => [first, ...Array.from({ length: 5 }, (_, i) => `${rest} ${i}`)]

describe('scruple test', () => {
  test('all examples as marked', async () => {
    expect(await run(['test', '--lexicon', makeLexicon()])).toEqual({
      status: 0,
      out: '72 examples of 6 rules: all as marked.\n',
      err: '',
    })
  })

  test.each<[string, number]>([
    ['pressure/hurry', 12],
    ['pressure', 24],
    ['signals', 12],
  ])('of %s', async (name, count) => {
    const { status, out } = await run(['test', name, '--lexicon', makeLexicon()])
    expect(out).toMatch(new RegExp(`^${count} examples of \\d rules?: all as marked`))
    expect(status).toBe(0)
  })

  test.each<[string, object, string]>([
    [
      'too few words underlined',
      { bad: six('Do «please hurry up» now', 'Please «hurry up»') },
      'pressure/hurry  bad\n    expected: Do «please hurry up» now\n    found:    Do please «hurry up» now\n',
    ],
    [
      'nothing found',
      { bad: six('Please «rush»', 'Please «hurry up»') },
      '    expected: Please «rush»\n    found:    nothing\n',
    ],
    ['nothing marked', { bad: six('Please hurry up', 'Please «hurry up»') }, '    mark with «…» what is underlined\n'],
    [
      'a good one found',
      { good: six({ text: 'Now hurry up', context: [{ customer: 'I wait' }] }, 'Hello') },
      'pressure/hurry  good\n    customer: I wait\n    must be silent, found: Now «hurry up»\n',
    ],
    [
      'an unknown placeholder',
      { bad: six('You «{{slur:none}}»', 'Please «hurry up»') },
      '    cannot be read: {{slur:none}} names no entry of a list slur-none\n',
    ],
  ])('%s: how it fails, and status 1', async (_, change, shown) => {
    const lexicon = makeLexicon({ ...rules, 'pressure/hurry': { ...(rules['pressure/hurry'] as object), ...change } })
    const { status, out } = await run(['test', 'pressure/hurry', '--lexicon', lexicon])
    expect(out).toContain(shown)
    expect(out).toMatch(/12 examples of 1 rule: 1 fail\.\n$/)
    expect(status).toBe(1)
    const { out: json } = await run(['test', 'pressure/hurry', '--lexicon', lexicon, '--format', 'json'])
    expect(JSON.parse(json)).toMatchObject({ rules: 1, examples: 12, failures: [{ rule: 'pressure/hurry' }] })
  })

  test('a word behind a placeholder is not printed', async () => {
    const lexicon = makeLexicon({
      'conduct/slur': {
        ...ruleFields,
        match: ['@slur-test'],
        bad: six('You «silly {{slur:test:2}}»', 'You «{{slur:test}}»'),
      },
    })
    writeFiles(lexicon, { 'en/lists/slurs.yaml': 'slur-test: [blockhead, nincompoop]\n' })
    const { status, out } = await run(['test', '--lexicon', lexicon])
    expect(out).toContain('expected: You «silly {{slur:test:2}}»\n    found:    You silly «{{slur:test:2}}»')
    expect(out).not.toContain('nincompoop')
    expect(status).toBe(1)
  })

  test.each<[string[], RegExp]>([
    [['none', 'pressure'], /There is no rule or category "none"/],
    [['--lexicon', 'none'], /none: file: there is no such folder/],
    [['--lexicon', makeFolder()], /holds no rule/],
  ])('%j is a clear error', async (args, error) => {
    const { status, err } = await run(['test', '--lexicon', makeLexicon(), ...args])
    expect(err).toMatch(error)
    expect(status).toBe(2)
  })
})
