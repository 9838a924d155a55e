// Rules for people: one in full, with what a policy makes of it, or all in a list.
import type { Writable } from 'node:stream'
import { categoryOf, type Lexicon } from '../../analyzers/lexicon.ts'
import { loadPolicy } from '../policy/load-policy.ts'
import { describeResolved } from '../rule-docs/describe-resolved.ts'
import { describeRule } from '../rule-docs/describe-rule.ts'
import { renderText } from '../rule-docs/render-text.ts'
import { suggestIds } from '../rule-docs/suggest-ids.ts'

export interface ExplainOptions {
  /** With a policy file: what it makes of the rule, and who said so. */
  policy?: string
  facts?: string
  lexicon?: string
  team?: string
  channel?: string
  /** ISO 8601; without it, the clock: settings past their last day are silent. */
  now?: string
}

/** @returns the exit status */
export function explainRule(asked: string, output: Writable, errors: Writable, options: ExplainOptions = {}): number {
  const { policy: policyFile, facts, lexicon, team, channel, now = new Date().toISOString() } = options
  const policy = loadPolicy({ policy: policyFile, facts, lexicon })
  const id = Object.hasOwn(policy.rules, asked) ? asked : `signals/${asked}`
  const doc = describeRule(id, policy)
  if (!doc) {
    errors.write(`${describeUnknown(asked, policy)}\n`)
    return 2
  }
  output.write(renderText(doc))
  const isResolved = policyFile !== undefined || team !== undefined || channel !== undefined
  if (isResolved) output.write(`\n${describeResolved(policy, id, { team, channel }, now).join('\n')}\n`)
  return 0
}

function describeUnknown(asked: string, { rules }: Lexicon): string {
  const near = suggestIds(asked, Object.keys(rules))
  const shown = asked.length > 100 ? `${asked.slice(0, 100)}…` : asked
  return `There is no rule "${shown}".${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' `scruple rules` lists all.'}`
}

export function listRules(format: 'pretty' | 'json', output: Writable): void {
  const rules = describeRules(loadPolicy())
  if (format === 'json') output.write(`${JSON.stringify(rules, null, 2)}\n`)
  else {
    const width = Math.max(...rules.map((rule) => rule.id.length))
    for (const rule of rules)
      output.write(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.action.padEnd(7)}  ${rule.what}\n`)
  }
}

/** Signals are not rules: they judge nobody. */
function describeRules(lexicon: Lexicon) {
  return Object.entries(lexicon.rules).flatMap(([id, rule]) => {
    if (rule.kind === 'signal') return []
    const { severity, action, status = 'live', jurisdictions, inForce, serves, what, why, fix } = rule
    return [{ id, category: categoryOf(id), severity, action, status, jurisdictions, inForce, serves, what, why, fix }]
  })
}
