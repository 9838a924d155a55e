// scruple test [RULE|CATEGORY…]: runs the examples of rules and says which fail, and how.
import type { Writable } from 'node:stream'
import type { Span } from '../../analyzers/finding.ts'
import type { Lexicon } from '../../analyzers/lexicon.ts'
import type { Example } from '../../analyzers/rule.ts'
import { expandSecrets, expandSlurs } from '../policy/expand-placeholders.ts'
import { type ExampleResult, exampleNow, runExamples } from '../policy/run-examples.ts'
import { openLinter } from './open-linter.ts'
import { many } from './report.ts'

export interface TestOptions {
  lexicon?: string
  format: 'pretty' | 'json'
}

/** @returns the exit status */
export function testRules(names: readonly string[], output: Writable, errors: Writable, options: TestOptions): number {
  const { policy: lexicon, linter } = openLinter({ lexicon: options.lexicon, now: exampleNow })
  const { ids, unknown } = chooseRules(names, lexicon)
  if (unknown.length > 0) {
    errors.write(
      unknown.map((name) => `There is no rule or category "${name}"; \`scruple rules\` lists all.\n`).join(''),
    )
    return 2
  }
  const results = ids.flatMap((id) =>
    runExamples(id, lexicon.rules[id] as Lexicon['rules'][string], linter, lexicon.lists),
  )
  const failed = results.filter(({ isRight }) => !isRight)
  if (options.format === 'json') {
    const failures = failed.map((result) => ({
      rule: result.rule,
      kind: result.kind,
      ...describe(result, lexicon.lists),
    }))
    output.write(`${JSON.stringify({ rules: ids.length, examples: results.length, failures }, null, 2)}\n`)
  } else {
    for (const result of failed) output.write(showFailure(result, lexicon.lists))
    const rules = `${many(results.length, 'example')} of ${many(ids.length, 'rule')}`
    output.write(failed.length === 0 ? `${rules}: all as marked.\n` : `${rules}: ${failed.length} fail.\n`)
  }
  return failed.length > 0 ? 1 : 0
}

/** A name is the id of a rule, a category, or `signals`; without names, all. */
function chooseRules(names: readonly string[], { rules }: Lexicon): { ids: string[]; unknown: string[] } {
  const all = Object.keys(rules)
  const chosenBy = (name: string) => all.filter((id) => id === name || id.startsWith(`${name}/`))
  const chosen = new Set(names.flatMap(chosenBy))
  return {
    ids: names.length === 0 ? all : all.filter((id) => chosen.has(id)),
    unknown: names.filter((name) => chosenBy(name).length === 0),
  }
}

function describe(result: ExampleResult, lists: Lexicon['lists']) {
  const { message, example, error } = result
  const mark = (spans: readonly Span[]) => hideTerms(markSpans(message.text, spans), example, lists)
  return error === undefined
    ? { text: hideTerms(message.text, example, lists), expected: mark(result.expected), found: mark(result.found) }
    : { text: textOf(example), error }
}

function showFailure(result: ExampleResult, lists: Lexicon['lists']): string {
  const { rule, kind, example } = result
  const shown = describe(result, lists)
  const context = typeof example === 'string' ? [] : (example.context ?? [])
  const lines = [
    `${rule}  ${kind}`,
    ...context.map((turn) => ('customer' in turn ? `    customer: ${turn.customer}` : `    agent:    ${turn.agent}`)),
  ]
  if (shown.error !== undefined) lines.push(`    ${shown.text}`, `    cannot be read: ${shown.error}`)
  else if (kind === 'good') lines.push(`    must be silent, found: ${shown.found}`)
  else if (result.expected.length === 0) lines.push(`    ${shown.text}`, '    mark with «…» what is underlined')
  else {
    lines.push(`    expected: ${shown.expected}`)
    lines.push(result.found.length === 0 ? '    found:    nothing' : `    found:    ${shown.found}`)
  }
  return `${lines.join('\n')}\n`
}

function markSpans(text: string, spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce(
      (marked, { start, end }) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
      text,
    )
}

const textOf = (example: Example) => (typeof example === 'string' ? example : example.text)

/** The placeholders again instead of what they stood for: nobody has to read a slur to mend its rule. */
function hideTerms(text: string, example: Example, lists: Lexicon['lists']): string {
  const placeholders = textOf(example).match(/\{\{[\w:-]+\}\}/g) ?? []
  return placeholders.reduce((hidden, placeholder) => {
    const term = expandSlurs(expandSecrets(placeholder), lists)
    return hidden.replaceAll(term, placeholder)
  }, text)
}
