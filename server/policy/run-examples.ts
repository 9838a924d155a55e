// Runs the examples of rules: each `bad` must be underlined exactly where «…» stands, each `good` must stay silent.
import type { Finding, Span } from '../../analyzers/finding.ts'
import type { Lexicon } from '../../analyzers/lexicon.ts'
import type { Linter } from '../../analyzers/lint.ts'
import type { Message } from '../../analyzers/message.ts'
import type { Example, RuleFile } from '../../analyzers/rule.ts'
import { expandSecrets, expandSlurs } from './expand-placeholders.ts'

/** Examples that name no time stand at this one, so that they hold on any day. */
export const exampleNow = '2026-11-23T10:00:00Z'

export interface ReadExample {
  message: Message
  /** What «…» marks, as offsets into the text of the message. */
  spans: Span[]
}

/** @throws when a placeholder is unknown */
export function readExample(example: Example, lists: Lexicon['lists']): ReadExample {
  const { text: marked, context = [], ...rest } = typeof example === 'string' ? { text: example } : example
  const expand = (text: string) => expandSlurs(expandSecrets(text), lists)
  const expanded = expand(marked)
  const turns = context.map((turn) =>
    'customer' in turn
      ? { role: 'customer' as const, text: expand(turn.customer) }
      : { role: 'agent' as const, text: expand(turn.agent) },
  )
  const spans = [...expanded.matchAll(/«([^»]*)»/g)].map((match, i) => {
    const start = match.index - 2 * i
    return { start, end: start + (match[1]?.length ?? 0) }
  })
  return { message: { now: exampleNow, ...rest, text: expanded.replace(/[«»]/g, ''), context: turns }, spans }
}

export interface ExampleResult {
  rule: string
  kind: 'bad' | 'good'
  example: Example
  message: Message
  expected: Span[]
  /** Of this rule, in the order of the text. */
  found: Span[]
  /** Empty for a signal. */
  findings: Finding[]
  isRight: boolean
  /** The example cannot be read. */
  error?: string
}

/** All examples of one rule; a signal's `examples` are its `bad`. */
export function runExamples(id: string, rule: RuleFile, linter: Linter, lists: Lexicon['lists']): ExampleResult[] {
  const bad = rule.kind === 'signal' ? rule.examples : rule.bad
  return [
    ...bad.map((example) => runExample(id, rule, 'bad', example, linter, lists)),
    ...rule.good.map((example) => runExample(id, rule, 'good', example, linter, lists)),
  ]
}

export function runExample(
  id: string,
  rule: RuleFile,
  kind: 'bad' | 'good',
  example: Example,
  linter: Linter,
  lists: Lexicon['lists'],
): ExampleResult {
  let read: ReadExample
  try {
    read = readExample(example, lists)
  } catch (error) {
    const nothing = { message: { text: '' }, expected: [], found: [], findings: [], isRight: false }
    return { rule: id, kind, example, ...nothing, error: (error as Error).message }
  }
  const { message, spans } = read
  const { findings, found } = findSpans(id, rule, message, linter)
  const expected = kind === 'bad' ? spans : []
  // A signal may be marked or not: without a mark, that it is raised is enough.
  const isUnmarked = rule.kind === 'signal' && kind === 'bad' && spans.length === 0
  const isRight = isUnmarked ? found.length > 0 : (kind === 'good' || spans.length > 0) && areSame(found, expected)
  return { rule: id, kind, example, message, expected, found, findings, isRight }
}

function findSpans(id: string, rule: RuleFile, message: Message, linter: Linter) {
  if (rule.kind === 'signal') {
    const { signals } = linter.lint({ ...message, role: 'customer' })
    return { findings: [], found: sortSpans(signals.filter(({ signal }) => `signals/${signal}` === id)) }
  }
  const findings = linter.lint(message).findings.filter((finding) => finding.rule === id)
  return { findings, found: sortSpans(findings) }
}

const sortSpans = (spans: readonly Span[]) =>
  spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start)

const areSame = (a: readonly Span[], b: readonly Span[]) =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end)
