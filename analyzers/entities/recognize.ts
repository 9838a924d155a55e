// Identifiers in a text: formats compiled once, candidates judged by checksum and by the words around them.
import type { Evidence } from '../finding.ts'
import type { NormalizedText } from '../text/01-normalize.ts'
import { type CompiledFormat, compileFormat, compileHints } from './compile-format.ts'
import { CueTrie } from './cues.ts'
import type { EntityFormat } from './format.ts'
import { judge, type Scene, type Sighting } from './judge.ts'
import { maskValue } from './mask.ts'
import { findPeople } from './person.ts'
import { findPhones } from './phone.ts'
import { findContinued, findRepeated } from './previous.ts'
import { type Candidate, settleOverlaps } from './settle.ts'
import { countRuns, openViews, type View } from './view.ts'

export interface FoundEntity {
  type: string
  /** Half-open UTF-16 offsets into the original text. */
  start: number
  end: number
  /** Of findings at 0.9, nine in ten should be that identifier. Below 0.5: an organisation's own. */
  score: number
  evidence: Evidence[]
  /** Same length as the span. */
  mask: string
}

export interface RecognizeOptions {
  /** Only these; without it all but PERSON, which costs a parse. */
  types?: ReadonlySet<string>
  /** ISO 3166 countries whose telephone and identity numbers are read without a cue; without it all. */
  regions?: readonly string[]
  /** Last texts of the agent, oldest first: a secret may be split over messages. */
  previous?: readonly string[]
  /** Last texts of the customer, oldest first: what they called a code or a password is one when it is repeated. */
  heard?: readonly string[]
}

export interface EntityRecognizer {
  /** Never throws; in the order of the text, no two overlapping. */
  recognize(text: NormalizedText, options?: RecognizeOptions): FoundEntity[]
}

/**
 * `lists` are the word lists that formats call `@name`.
 * @throws TypeError when a format calls a list that does not exist.
 */
export function compileEntities(
  formats: readonly EntityFormat[],
  lists: Readonly<Record<string, readonly string[]>> = {},
): EntityRecognizer {
  const trie = new CueTrie()
  const compiled = formats.map((format) => compileFormat(format, trie, lists))
  const choose = chooserOf(compiled)
  const hints = compileHints(formats)
  const fewestDigits = Math.min(...formats.map((format) => format.digits || Number.POSITIVE_INFINITY))

  const scan = (text: NormalizedText, options: RecognizeOptions): Candidate[] => {
    const { clean } = text
    const counts = countRuns(clean)
    const chosen = choose(options.types)
    const found: Candidate[] = []
    for (const each of chosen) if (each.format.finder === 'person') found.push(...findNames(clean, each))
    // Most messages end here.
    if (counts.digits < fewestDigits && !hints.test(clean)) return found
    const scene: Scene = { text, regions: options.regions, asked: options.heard?.at(-1) ?? '' }
    for (const view of openViews(clean, counts, trie)) {
      for (const each of chosen) readFormat(each, view, scene, found)
    }
    return found
  }

  return {
    recognize(text, options = {}) {
      const candidates = scan(text, options)
      candidates.push(...findContinued(text, options, scan), ...findRepeated(text, options, scan))
      return candidates.length === 0 ? [] : settleOverlaps(candidates).map((each) => toEntity(each, text))
    },
  }
}

/** The formats of some types, worked out once for each set. */
function chooserOf(compiled: readonly CompiledFormat[]) {
  const all = compiled.filter((each) => each.format.finder !== 'person')
  const chosen = new WeakMap<ReadonlySet<string>, CompiledFormat[]>()
  return (types: ReadonlySet<string> | undefined) => {
    if (!types) return all
    const some = chosen.get(types) ?? compiled.filter((each) => types.has(each.format.type))
    chosen.set(types, some)
    return some
  }
}

const findNames = (clean: string, { format }: CompiledFormat): Candidate[] =>
  findPeople(clean).map(({ start, end, detail }) => ({
    format,
    start,
    end,
    score: format.cueScore,
    isProven: false,
    cueDistance: null,
    evidence: [{ by: 'format', detail }],
  }))

/** The cheapest questions first: nearly every format is out before its first regular expression runs. */
function readFormat(each: CompiledFormat, view: View, scene: Scene, found: Candidate[]): void {
  const { format } = each
  if (view.counts.digits < format.digits || view.counts.run < (format.run ?? 0)) return
  if (format.finder === 'person' || (view.isSpoken && !format.spoken)) return
  const hasCue = each.cues !== undefined && view.cues[each.cues] !== undefined
  if (format.score === undefined && each.cues !== undefined && !hasCue) return
  if (each.also !== undefined && !view.cues[each.also]) return
  if (each.hints && !each.hints.test(view.text)) return
  const add = (sighting: Sighting) => {
    const candidate = judge(each, view, sighting, scene)
    if (candidate) found.push(candidate)
  }
  if (format.finder === 'phone') findPhones(view.text, scene.regions, hasCue).forEach(add)
  for (const pattern of each.patterns) {
    for (const match of view.text.matchAll(pattern)) {
      const [start, end] = match.indices?.groups?.value ?? [match.index, match.index + match[0].length]
      add({ start, end, certainty: 'certain', detail: format.title })
    }
  }
}

function toEntity(candidate: Candidate, text: NormalizedText): FoundEntity {
  const { start, end } = text.toOriginal(candidate.start, candidate.end)
  const mask = maskValue(text.original.slice(start, end), candidate.format.mask)
  return { type: candidate.format.type, start, end, score: candidate.score, evidence: candidate.evidence, mask }
}
