// `npm run train`: trains the score of lexicons/en/score.json on the examples of the rules and on the messages beside this file.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PreparedText } from '../../analyzers/prepare.ts'
import { readFeatures, type ScoreModel } from '../../analyzers/text/07-score.ts'
import { Vocabulary } from '../../analyzers/text/vocabulary.ts'
import { lexiconsDir, loadLexicon } from '../../server/policy/load-lexicon.ts'
import { readExample } from '../../server/policy/run-examples.ts'

/** Buckets: more of them do not separate better. */
const size = 1 << 17
const rounds = 8
const rate = 0.3
/** Decent messages are far more common than breaches: a false alarm weighs more than a miss. */
const weightOf = { example: 3, bad: 1, good: 2, decent: 4 }
const bar = 0.5

interface Sample {
  kind: keyof typeof weightOf
  text: string
  heard?: string | undefined
}

const near = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')

function collectSamples(): Sample[] {
  const { rules, lists } = loadLexicon()
  const examples = Object.values(rules).flatMap((rule) =>
    rule.kind === 'signal'
      ? []
      : (['bad', 'good'] as const).flatMap((list) =>
          rule[list].map((example): Sample => {
            const { message } = readExample(example, lists)
            return {
              kind: list === 'bad' ? 'example' : 'good',
              text: message.text,
              heard: message.context?.findLast((turn) => turn.role === 'customer')?.text,
            }
          }),
        ),
  )
  const wording = near('wording.jsonl').map((line): Sample => {
    const { bad, text, heard } = JSON.parse(line)
    return { kind: bad ? 'bad' : 'good', text, heard }
  })
  return [...examples, ...wording, ...near('decent.txt').map((text): Sample => ({ kind: 'decent', text }))]
}

/** The same order in every run: mulberry32. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const result = [...items]
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[result[at], result[other]] = [result[other] as T, result[at] as T]
  }
  return result
}

/** Logistic regression, AdaGrad: one pass over the shuffled samples a round. */
function train(samples: readonly { buckets: number[]; isBad: boolean; weight: number }[]) {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-6)
  let bias = 0
  for (let round = 1; round <= rounds; round++) {
    for (const { buckets, isBad, weight } of shuffled(samples, round)) {
      const share = 1 / Math.sqrt(buckets.length + 1)
      let sum = 0
      for (const bucket of buckets) sum += weights[bucket] as number
      const error = (1 / (1 + Math.exp(-(bias + sum * share))) - (isBad ? 1 : 0)) * weight
      bias -= 0.002 * error
      for (const bucket of buckets) {
        const slope = error * share + 1e-5 * (weights[bucket] as number)
        squares[bucket] = (squares[bucket] as number) + slope * slope
        weights[bucket] = (weights[bucket] as number) - (rate * slope) / Math.sqrt(squares[bucket] as number)
      }
    }
  }
  return { weights, bias }
}

function toModel({ weights, bias }: ReturnType<typeof train>): ScoreModel {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  const bytes = Array.from(weights, (weight) => Math.round(weight / scale) & 0xff)
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { version: 1, bar, bias: Number(bias.toFixed(4)), scale: Number(scale.toPrecision(6)), weights: digits }
}

const vocabulary = new Vocabulary()
const prepare = (text: string) => new PreparedText(text, vocabulary)
const samples = collectSamples().map(({ kind, text, heard }) => ({
  buckets: [...readFeatures(prepare(text), heard === undefined ? undefined : prepare(heard), size)],
  isBad: kind === 'bad' || kind === 'example',
  weight: weightOf[kind],
}))
const model = toModel(train(samples))
writeFileSync(join(lexiconsDir, 'en', 'score.json'), `${JSON.stringify(model, null, 2)}\n`)
console.log(
  `${samples.length} messages, ${samples.filter(({ isBad }) => isBad).length} of them breaches: lexicons/en/score.json`,
)
