// The linter as it ships, on messages that neither its rules nor its score were made from. The figures are floors, not aims.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createLinter, type LintResult } from '../../analyzers/lint.ts'
import type { Message } from '../../analyzers/message.ts'
import { PreparedText } from '../../analyzers/prepare.ts'
import { compileScore, type ScoreModel } from '../../analyzers/text/07-score.ts'
import { Vocabulary } from '../../analyzers/text/vocabulary.ts'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'
import { exampleNow } from '../../server/policy/run-examples.ts'
import { ruleWith } from '../analyzers/linter-for.ts'

const linter = createLinter(loadLexicon())
const near = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
const interrupts = ({ findings }: LintResult) => findings.some(({ severity }) => severity !== 'info')

test('fewer than 3 in 100 decent messages get a warning or error', () => {
  const messages = near('unseen-decent.txt')
  const alarmed = messages.filter((text) => interrupts(linter.lint({ text })))
  expect(messages.length).toBeGreaterThan(200)
  expect(alarmed.length / messages.length).toBeLessThan(0.03)
})

describe('unseen wording', () => {
  const rows = near('unseen-wording.jsonl').map((line) => {
    const { rule, bad, ...message } = JSON.parse(line) as { rule: string; bad: boolean } & Message
    return { rule, bad, result: linter.lint({ ...message, now: exampleNow }) }
  })
  test('four in ten breaches and more are found by their own rule', () => {
    const bad = rows.filter((row) => row.bad)
    const found = bad.filter(({ rule, result }) => result.findings.some((finding) => finding.rule === rule))
    expect(found.length / bad.length).toBeGreaterThan(0.45)
  })
  test('fewer than 5 in 100 near misses get a warning or error of any rule', () => {
    const decent = rows.filter((row) => !row.bad)
    const alarmed = decent.filter(({ result }) => interrupts(result))
    expect(alarmed.length / decent.length).toBeLessThan(0.05)
  })
})

describe('the score', () => {
  const weights = 'ff'.repeat(16)
  const model = (bias: number): ScoreModel => ({ version: 1, weights, scale: 0.01, bias, bar: 0.5 })
  const rules = { 'deception/test': ruleWith({ severity: 'error', action: 'block', match: ['guaranteed'] }) }
  const lint = (score: ScoreModel) =>
    createLinter({ rules, lists: {}, entities: [], score }).lint({ text: 'It is guaranteed.' }).findings[0]

  test('lets a finding stand above its bar, and logs it below', () => {
    expect(lint(model(3))).toMatchObject({ severity: 'error', action: 'block' })
    const doubtful = lint(model(-3))
    expect(doubtful).toMatchObject({ severity: 'info', action: 'log' })
    expect(doubtful?.evidence.at(-1)).toEqual({ by: 'score', detail: '0.05' })
  })

  test('is between 0 and 1 for any text, and hears the customer', () => {
    const score = compileScore({ ...model(0), weights: '7f80'.repeat(8) })
    const text = (words: string) => new PreparedText(words, new Vocabulary())
    for (const words of ['', ' ', 'a', '\ud800 12 £3', 'word '.repeat(5000)]) {
      expect(score(text(words), undefined)).toBeGreaterThanOrEqual(0)
      expect(score(text(words), text(words))).toBeLessThanOrEqual(1)
    }
    expect(score(text('yes'), text('cancel it'))).not.toBe(score(text('yes'), undefined))
  })
})
