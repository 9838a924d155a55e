// How much a message reads like a breach: a linear model over hashed word sequences, for wording that a phrase alone judges too fast.
import { type Static, Type } from 'typebox'
import type { PreparedText } from '../prepare.ts'

/** Trained by test/score/train.ts on the examples of the rules and on decent messages. */
export const ScoreModel = Type.Object(
  {
    /** Raised when the features change: weights of another version mean nothing. */
    version: Type.Literal(1),
    /** Two hexadecimal digits a bucket: a signed byte. */
    weights: Type.String({ pattern: '^(?:[0-9a-f]{2})+$' }),
    /** What one unit of a weight is worth. */
    scale: Type.Number({ exclusiveMinimum: 0 }),
    bias: Type.Number(),
    /** Below this score, 0 to 1, the words of a phrase rule are advice at most. */
    bar: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { additionalProperties: false },
)
export type ScoreModel = Static<typeof ScoreModel>

/** 0 to 1: how likely a message is a breach, among messages of which half are. `heard`: what the customer said last. */
export type Score = (text: PreparedText, heard: PreparedText | undefined) => number

/** Longer texts are judged by their beginning: the model has seen messages. */
const maxTokens = 200
const maxHeard = 40

export function compileScore({ weights, scale, bias }: ScoreModel): Score {
  const table = Int8Array.from({ length: weights.length / 2 }, (_, i) =>
    Number.parseInt(weights.slice(2 * i, 2 * i + 2), 16),
  )
  return (text, heard) => {
    const buckets = readFeatures(text, heard, table.length)
    let sum = 0
    for (const bucket of buckets) sum += table[bucket] as number
    return 1 / (1 + Math.exp(-(bias + (sum * scale) / Math.sqrt(buckets.size + 1))))
  }
}

/** The buckets of all words, pairs, pairs around a word, and triples; and of the words that were heard. */
export function readFeatures(text: PreparedText, heard: PreparedText | undefined, size: number): Set<number> {
  const buckets = new Set<number>()
  const add = (hash: number) => buckets.add((hash >>> 0) % size)
  const words = wordsOf(text).slice(0, maxTokens)
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? start
    const first = words[at - 2] ?? start
    add(word)
    add(join(1, before, word))
    if (at > 1) {
      add(join(2, first, word))
      add(join(join(3, first, before), word, 0))
    }
    if (at === words.length - 1) add(join(1, word, end))
  }
  for (const word of heard ? wordsOf(heard).slice(-maxHeard) : []) add(join(4, word, 0))
  return buckets
}

const start = 1
const end = 2

/** Figures are alike: it is the words around them that tell. */
const wordsOf = ({ tokenized }: PreparedText): number[] =>
  tokenized.tokens.map(({ norm }) => hashOf(/^[#$£€₹¥]?\d/.test(norm) ? '0' : norm))

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

const join = (kind: number, a: number, b: number) =>
  Math.imul(Math.imul(Math.imul(a ^ kind, 0x85ebca6b) ^ (b + 0x9e3779b9), 0xc2b2ae35) ^ (a >>> 15), 0x27d4eb2f)
