// The whole test of every rule: each `bad` underlined exactly, each `good` silent, each pattern hit by an example.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileLexicon } from '../../analyzers/compile.ts'
import { createLinter } from '../../analyzers/lint.ts'
import { PreparedText } from '../../analyzers/prepare.ts'
import { type Example, RuleFile } from '../../analyzers/rule.ts'
import { lexiconsDir, loadLexicon } from '../../server/policy/load-lexicon.ts'
import { expandPlaceholders } from '../analyzers/entities/expand-placeholders.ts'
import { describeLexicon } from './describe-lexicon.ts'
import { expandSlurs } from './expand-slurs.ts'

const lexicon = loadLexicon()
const linter = createLinter(lexicon)
const compiled = compileLexicon(lexicon)
const now = '2026-11-23T10:00:00Z'

/** The message of an example and what must be underlined in it. */
function readExample(example: Example) {
  const { text: marked, context = [], ...rest } = typeof example === 'string' ? { text: example } : example
  const expanded = expandSlurs(expandPlaceholders(marked))
  const turns = context.map((turn) =>
    'customer' in turn
      ? { role: 'customer' as const, text: turn.customer }
      : { role: 'agent' as const, text: turn.agent },
  )
  const spans = [...expanded.matchAll(/«([^»]*)»/g)].map((match, i) => ({
    start: match.index - 2 * i,
    length: match[1]?.length ?? 0,
  }))
  const text = expanded.replace(/[«»]/g, '')
  return {
    message: { now, ...rest, text, context: turns },
    spans: spans.map(({ start, length }) => text.slice(start, start + length)),
    text,
  }
}

for (const [id, rule] of Object.entries(lexicon.rules)) {
  describe(id, () => {
    if (rule.kind === 'signal') {
      const raised = (text: string) =>
        linter.lint({ text, role: 'customer' }).signals.filter((signal) => `signals/${signal.signal}` === id)
      test.each(rule.examples)('raised by %j', (marked) => {
        const { text, spans } = readExample(marked)
        const found = raised(text).map((signal) => text.slice(signal.start, signal.end))
        expect(found).toEqual(spans.length > 0 ? spans : [expect.any(String)])
      })
      test.each(rule.good)('not raised by %j', (text) => expect(raised(text)).toEqual([]))
      return
    }
    const found = (example: Example) => {
      const { message, spans, text } = readExample(example)
      const findings = linter.lint(message).findings.filter((finding) => finding.rule === id)
      return {
        findings,
        spans,
        words: findings.sort((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)),
      }
    }
    test.each(rule.bad.map((example) => [example]))('found in %j', (example) => {
      const { words, spans } = found(example)
      expect(spans.length, 'mark with «…» what is underlined').toBeGreaterThan(0)
      expect(words).toEqual(spans)
    })
    test.each(rule.good.map((example) => [example]))('not found in %j', (example) =>
      expect(found(example).words).toEqual([]),
    )

    test('every pattern is hit by an example', () => {
      const texts = rule.bad.map((example) => new PreparedText(readExample(example).text, compiled.vocabulary))
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
        const { message } = readExample(example)
        for (const { suggestions } of found(example).findings) {
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
