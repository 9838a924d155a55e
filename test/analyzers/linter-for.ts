// Small linters for tests of the engine: one rule with the given fields, no lexicon from disk.

import type { Lexicon } from '../../analyzers/lexicon.ts'
import { createLinter } from '../../analyzers/lint.ts'
import type { RuleFile } from '../../analyzers/rule.ts'

const common = {
  kind: 'phrase',
  severity: 'warning',
  action: 'confirm',
  serves: [3],
  jurisdictions: ['global'],
  what: 'What is wrong.',
  why: 'Why it matters.',
  fix: 'What to do.',
  sources: [{ title: 'A source', url: 'https://example.com', read: '2026-11-23' }],
  bad: [],
  good: [],
}

export const ruleWith = (fields: object) => ({ ...common, ...fields }) as unknown as RuleFile

export function linterFor(rules: Record<string, RuleFile>, lists: Record<string, string[]> = {}) {
  return createLinter({ rules, lists, entities: [] } satisfies Lexicon)
}

/** The underlined words of one text under one rule. */
export function underlined(text: string, fields: object, lists: Record<string, string[]> = {}): string[] {
  const linter = linterFor({ 'deception/test': ruleWith(fields) }, lists)
  return linter.lint({ text }).findings.map((finding) => text.slice(finding.start, finding.end))
}
