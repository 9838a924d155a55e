// compileLinter(lexicon) -> lint(message): text and conversation in, findings and signals out. Pure and total.
import type { Entity, Finding, Signal } from './finding.ts'
import type { Message } from './message.ts'
import type { Lexicon } from './rule.ts'

export interface LintResult {
  /** Highest severity first, then by position. */
  findings: Finding[]
  /** Only on customer messages. */
  signals: Signal[]
}

export interface Linter {
  /** Never throws, whatever the text; linear in its length. */
  lint(message: Message): LintResult
  /** What is recognised before any policy. */
  recognize(text: string): Entity[]
}

export function createLinter(_lexicon: Lexicon): Linter {
  return { lint: () => ({ findings: [], signals: [] }), recognize: () => [] }
}
