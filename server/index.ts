/**
 * The library: `import { createLinter, loadPolicy } from 'scruple'`.
 *
 * ```ts
 * const linter = createLinter(loadPolicy({ facts: 'facts.yaml', policy: 'policy.yaml' }))
 * const { findings } = linter.lint({ text: 'Only 2 left, you must order now!' })
 * ```
 *
 * Loading reads and validates some hundred files (about a tenth of a second); lint with the same linter from then on.
 * Offsets are half-open and count UTF-16 units of the original text.
 */
export type {
  Action,
  Category,
  Edit,
  Entity,
  Evidence,
  Finding,
  Severity,
  Signal,
  Source,
  Span,
  Suggestion,
} from '../analyzers/finding.ts'
export { createLinter, type Linter, type LintResult } from '../analyzers/lint.ts'
export type { FactValue, Message, Role, Turn } from '../analyzers/message.ts'
export { type Policy, type ResolvedRule, resolveRule, type Scope } from '../analyzers/policy.ts'
export type { RuleFile } from '../analyzers/rule.ts'
export { type ConversationState, emptyState } from '../analyzers/state.ts'
export { decideVerdict, maskText, type Verdict } from '../analyzers/verdict.ts'
export { LexiconError } from './policy/load-lexicon.ts'
export { loadPolicy, type PolicyOptions } from './policy/load-policy.ts'
