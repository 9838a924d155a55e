// Rules for people: one in full, or all in a list.
import type { Writable } from 'node:stream'
import { categoryOf, type Example, type Lexicon } from '../../analyzers/rule.ts'
import { loadLexicon } from '../policy/load-lexicon.ts'

/** @returns the exit status */
export function explainRule(id: string, output: Writable, errors: Writable): number {
  const lexicon = loadLexicon()
  const rule = lexicon.rules[id]
  if (!rule) {
    const near = Object.keys(lexicon.rules).filter((known) => known.includes(id.split('/').pop() ?? id))
    errors.write(
      `There is no rule "${id}".${near.length > 0 ? ` Did you mean ${near.slice(0, 5).join(', ')}?` : ' `scruple rules` lists all.'}\n`,
    )
    return 2
  }
  const lines = [id, '']
  if (rule.kind === 'signal') {
    lines.push(rule.what, rule.duty, '', `serves ${rule.serves.join(', ')}`, '', 'Raised by:')
    lines.push(...rule.examples.map(toLine), '', 'Not raised by:', ...rule.good.map(toLine))
  } else {
    lines.push(`${rule.what} ${rule.why}`, rule.fix, '')
    lines.push(
      `${rule.severity}, ${rule.action}; jurisdictions ${rule.jurisdictions.join(' ')}; serves ${rule.serves.join(', ')}`,
    )
    if (rule.unless?.length) lines.push(`unless ${rule.unless.join(', ')}`)
    lines.push(
      '',
      'Sources:',
      ...rule.sources.map(
        ({ title, url, read }) =>
          `  ${title}  ${url}  (${read ? `read ${read}` : 'cited from knowledge, not yet read for this rule'})`,
      ),
    )
    lines.push('', 'Found in:', ...rule.bad.map(toLine), '', 'Not found in:', ...rule.good.map(toLine))
  }
  output.write(`${lines.join('\n')}\n`)
  return 0
}

function toLine(example: Example): string {
  if (typeof example === 'string') return `  ${example}`
  const turns = (example.context ?? []).map((turn) =>
    'customer' in turn ? `[customer: ${turn.customer}] ` : `[agent: ${turn.agent}] `,
  )
  const facts = Object.entries(example.facts ?? {}).map(([path, value]) => `[${path} = ${value}] `)
  return `  ${turns.join('')}${facts.join('')}${example.text}`
}

export function listRules(format: 'pretty' | 'json', output: Writable): void {
  const rules = describeRules(loadLexicon())
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
    const { severity, action, jurisdictions, serves, what } = rule
    return [{ id, category: categoryOf(id), severity, action, jurisdictions, serves, what }]
  })
}
