// The whole test of every rule: each `bad` underlined exactly, each `good` silent, each pattern hit by an example.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileLexicon } from '../../analyzers/compile.ts'
import type { Span } from '../../analyzers/finding.ts'
import { createLinter } from '../../analyzers/lint.ts'
import { PreparedText } from '../../analyzers/prepare.ts'
import { type Example, RuleFile } from '../../analyzers/rule.ts'
import { lexiconsDir, loadLexicon } from '../../server/policy/load-lexicon.ts'
import { readExample, runExample } from '../../server/policy/run-examples.ts'
import { describeLexicon } from './describe-lexicon.ts'

const lexicon = loadLexicon()
const linter = createLinter(lexicon)
const compiled = compileLexicon(lexicon)

const wordsOf = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end))

for (const [id, rule] of Object.entries(lexicon.rules)) {
  describe(id, () => {
    const bad = rule.kind === 'signal' ? rule.examples : rule.bad
    const run = (kind: 'bad' | 'good', example: Example) => runExample(id, rule, kind, example, linter, lexicon.lists)

    test.each(bad.map((example) => [example]))('found in %j', (example) => {
      const { message, expected, found, isRight, error } = run('bad', example)
      expect(error).toBeUndefined()
      if (rule.kind !== 'signal') expect(expected.length, 'mark with «…» what is underlined').toBeGreaterThan(0)
      if (!isRight) expect(wordsOf(message.text, found)).toEqual(wordsOf(message.text, expected))
      expect(isRight).toBe(true)
    })
    test.each(rule.good.map((example) => [example]))('not found in %j', (example) => {
      const { message, found, error } = run('good', example)
      expect(error).toBeUndefined()
      expect(wordsOf(message.text, found)).toEqual([])
    })
    if (rule.kind === 'signal') return

    test('every pattern is hit by an example', () => {
      const texts = rule.bad.map(
        (example) => new PreparedText(readExample(example, lexicon.lists).message.text, compiled.vocabulary),
      )
      const own = compiled.agentPatterns.filter((each) => each.rule.id === id && each.rule.file.kind !== 'combination')
      const hit = new Set(
        own
          .filter(({ pattern }) => texts.some((text) => text.matchesAny([pattern])))
          .map(({ pattern }) => pattern.source),
      )
      expect(own.map(({ pattern }) => pattern.source).filter((source) => !hit.has(source))).toEqual([])
    })

    test('every offered rewrite lints clean and keeps some words', () => {
      for (const example of rule.bad) {
        const { message, findings } = run('bad', example)
        for (const { suggestions } of findings) {
          for (const { edits } of suggestions) {
            const edited = edits.reduceRight(
              (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
              message.text,
            )
            expect(edited.trim()).not.toBe('')
            expect(edited).not.toBe(message.text)
          }
        }
      }
    })
  })
}

describe('generated', () => {
  test('lexicons/rule.schema.json is what analyzers/rule.ts says', async () => {
    await expect(`${JSON.stringify(RuleFile, null, 2)}\n`).toMatchFileSnapshot(join(lexiconsDir, 'rule.schema.json'))
  })
  test('lexicons/README.md lists every rule', async () => {
    await expect(describeLexicon(lexicon)).toMatchFileSnapshot(join(lexiconsDir, 'README.md'))
  })
  test('every list is used', () => {
    const patterns = Object.entries(lexicon.rules).flatMap(([id]) =>
      readFileSync(join(lexiconsDir, 'en', `${id}.yaml`), 'utf8'),
    )
    const text = [...patterns, ...Object.values(lexicon.lists).flat(), JSON.stringify(lexicon.entities)].join('\n')
    const names = new Set([...text.matchAll(/@([\w-]+)/g)].map((match) => match[1]))
    // The slurs are also read by the tests, by kind.
    expect(Object.keys(lexicon.lists).filter((name) => !names.has(name))).toEqual([])
  })
})
