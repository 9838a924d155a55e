import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createLinter } from '../../../analyzers/lint.ts'
import { LexiconError, loadLexicon } from '../../../server/policy/load-lexicon.ts'

const examples = ['one two', 'two one', 'three two', 'two three', 'four two', 'two four']
const rule = {
  kind: 'phrase',
  severity: 'warning',
  action: 'advise',
  serves: [3],
  jurisdictions: ['global'],
  what: 'What is wrong.',
  why: 'Why it matters.',
  fix: 'What to do.',
  match: ['two'],
  sources: [{ title: 'A source', url: 'https://example.com' }],
  bad: examples,
  good: examples,
}
const { severity: _severity, ...withoutSeverity } = rule

function lexiconWith(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), 'scruple-lexicon-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    // JSON is YAML.
    writeFileSync(join(dir, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return dir
}

test('the path of a rule file is its id', () => {
  const lexicon = loadLexicon(
    lexiconWith({ 'en/pressure/some-rule.yaml': rule, 'en/lists/a.yaml': { three: ['four'] } }),
  )
  expect(Object.keys(lexicon.rules)).toEqual(['pressure/some-rule'])
  expect(lexicon.lists).toEqual({ three: ['four'] })
})

test.each([
  ['a kind that is none', { ...rule, kind: 'phrases' }, 'kind: must be one of phrase'],
  ['a missing field', withoutSeverity, 'must have required properties severity'],
  ['an unknown field', { ...rule, pattern: ['x'] }, 'pattern: is not a known field'],
  ['a severity that is none', { ...rule, severity: 'fatal' }, 'severity: must be equal to one of'],
  ['too few examples', { ...rule, bad: ['one'] }, 'bad: must not have fewer than 6 items'],
  [
    'an insecure source',
    { ...rule, sources: [{ title: 'A source', url: 'http://example.com' }] },
    'sources.0.url: must match pattern',
  ],
  ['YAML that is none', 'kind: phrase\n  bad: [', 'yaml:1: file: Nested mappings'],
  ['an alias without its anchor', 'kind: *nothing', 'Unresolved alias'],
  ['an empty file', '', 'kind: must be one of'],
])('%s stops the start and names file and field', (_name, content, message) => {
  const dir = lexiconWith({ 'en/pressure/some-rule.yaml': content })
  expect(() => loadLexicon(dir)).toThrow(LexiconError)
  expect(() => loadLexicon(dir)).toThrow(/^en\/pressure\/some-rule\.yaml:(?:1:)? /)
  expect(() => loadLexicon(dir)).toThrow(message)
})

test('two lists of one name are refused', () => {
  const dir = lexiconWith({ 'en/lists/a.yaml': { three: ['four'] }, 'en/lists/b.yaml': { three: ['five'] } })
  expect(() => loadLexicon(dir)).toThrow('en/lists/b.yaml:1: three: is the name of another list too')
})

test('a list must hold words', () => {
  const dir = lexiconWith({ 'en/lists/a.yaml': 'three: [true]' })
  expect(() => loadLexicon(dir)).toThrow('en/lists/a.yaml:1: three.0: must be string')
})

test('a malformed pattern stops the start and names rule and field', () => {
  const lexicon = loadLexicon(lexiconWith({ 'en/pressure/some-rule.yaml': { ...rule, match: ['(two'] } }))
  expect(() => createLinter(lexicon)).toThrow('pressure/some-rule: match: pattern "(two"')
})
