// `npm run bench [-- FILE.jsonl …]`: what linting costs, as ratios to a full compromise parse and to peers on the same messages in the same process.
// Files hold a message a line as {"text": …}; without one, the messages beside this file are used.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { OpenRedaction } from '@openredaction/core'
import { text as alex } from 'alex'
import nlp from 'compromise'
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity'
import { SyncRedactor } from 'redact-pii'
import writeGood from 'write-good'
import { createLinter } from '../../analyzers/lint.ts'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'

const rounds = 100
/** Slow peers get fewer rounds; a per-message figure is the median over its rounds all the same. */
const slowRounds = 10

function readMessages(paths: string[]): string[] {
  if (paths.length === 0) {
    return readFileSync(new URL('messages.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
  }
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text as string),
  )
}

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
const sort = (values: number[]) => values.sort((a, b) => a - b)

/** µs for each message: the median over the rounds, after one round to warm up. */
async function measure(run: (text: string) => unknown, messages: readonly string[], times: number): Promise<number[]> {
  const costs = messages.map(() => [] as number[])
  for (let round = 0; round <= times; round++) {
    for (const [i, text] of messages.entries()) {
      const start = performance.now()
      const result = run(text)
      if (result instanceof Promise) await result
      if (round > 0) costs[i]?.push((performance.now() - start) * 1000)
    }
  }
  return costs.map((each) => quantile(sort(each), 0.5))
}

const messages = readMessages(process.argv.slice(2))
const linter = createLinter(loadLexicon())
const redaction = new OpenRedaction()
const redactor = new SyncRedactor()
const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })

const tools: [string, (text: string) => unknown, number][] = [
  ['compromise, full parse', (text) => nlp(text).docs, rounds],
  ['scruple', (text) => linter.lint({ text }), rounds],
  ['alex', (text) => alex(text), slowRounds],
  ['@openredaction/core', (text) => redaction.detect(text), slowRounds],
  ['redact-pii', (text) => redactor.redact(text), rounds],
  ['obscenity', (text) => obscenity.getAllMatches(text), rounds],
  ['write-good', (text) => writeGood(text), rounds],
]

const rows: { name: string; costs: number[] }[] = []
for (const [name, run, times] of tools) rows.push({ name, costs: await measure(run, messages, times) })
const parse = rows[0]?.costs ?? []

console.log(
  `${messages.length} messages, Node ${process.version}; a ratio is the cost of a message ÷ one full parse of the same message\n`,
)
console.log('| tool | median µs | p99 µs | median ratio | p99 ratio |')
console.log('|---|---|---|---|---|')
for (const { name, costs } of rows) {
  const ratios = sort(costs.map((cost, i) => cost / (parse[i] ?? Number.NaN)))
  const sorted = sort([...costs])
  const cells = [quantile(sorted, 0.5).toFixed(1), quantile(sorted, 0.99).toFixed(1)]
  console.log(
    `| ${name} | ${cells.join(' | ')} | ${quantile(ratios, 0.5).toFixed(3)} | ${quantile(ratios, 0.99).toFixed(3)} |`,
  )
}
const flagged = messages.filter((text) => linter.lint({ text }).findings.length > 0).length
console.log(`\nMessages with a finding: ${flagged} of ${messages.length}`)

// Start-up and heap in a fresh process, against a bare Node and against importing compromise alone.
const probe = (code: string) =>
  JSON.parse(
    execFileSync(process.execPath, [
      '--expose-gc',
      '--input-type=module',
      '--no-warnings',
      '-e',
      `
      const start = performance.now(); ${code}
      const ms = performance.now() - start; gc(); console.log(JSON.stringify({ ms, mb: process.memoryUsage().heapUsed / 1e6 }))`,
    ]).toString(),
  ) as { ms: number; mb: number }
const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
console.log('\n| start-up | ms | heap MB |')
console.log('|---|---|---|')
for (const [name, code] of [
  ['bare Node', ''],
  ['import compromise', "await import('compromise')"],
  [
    'scruple, ready to lint',
    `const { createLinter } = await import(${at('../../analyzers/lint.ts')}); const { loadLexicon } = await import(${at('../../server/policy/load-lexicon.ts')});
     globalThis.linter = createLinter(loadLexicon()); globalThis.linter.lint({ text: 'Hello' })`,
  ],
] as const) {
  const runs = [probe(code), probe(code), probe(code)]
  console.log(
    `| ${name} | ${quantile(sort(runs.map((run) => run.ms)), 0.5).toFixed(0)} | ${quantile(sort(runs.map((run) => run.mb)), 0.5).toFixed(1)} |`,
  )
}
