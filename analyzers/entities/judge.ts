// Is a candidate that identifier? Decided by its checksum, the words around it and what it is a part of.
import type { Evidence } from '../finding.ts'
import type { NormalizedText } from '../text/01-normalize.ts'
import type { CompiledFormat } from './compile-format.ts'
import { type Nearest, nearestLookAlike } from './cues.ts'
import type { EntityFormat } from './format.ts'
import { findOwner, type Owner } from './owner.ts'
import type { Candidate } from './settle.ts'
import { type Registered, validators } from './validators/register.ts'
import { findNear, type View } from './view.ts'

/** What a pattern or a finder saw, in offsets of the view. */
export interface Sighting {
  start: number
  end: number
  /** `telling`: its form alone says more than that of most; `possible`: only with a cue. */
  certainty: 'telling' | 'certain' | 'possible'
  detail: string
}

export interface Scene {
  text: NormalizedText
  /** ISO 3166 countries that are active; undefined for all. */
  regions: readonly string[] | undefined
  /** The customer's last message. */
  asked: string
}

const defaultWindow = 40
const organisationScore = 0.3

export function judge(each: CompiledFormat, view: View, sighting: Sighting, scene: Scene): Candidate | null {
  const { format } = each
  const { start, end } = sighting
  const value = view.text.slice(start, end)
  const clean = view.toClean(start, end)
  if (!view.isSpoken && isMasked(scene.text, clean.start, clean.end)) return null
  if (isQuantity(view.text, start, end, value)) return null
  const cue = findNear(view, each.cues, start, end, format.window ?? defaultWindow)
  const owner = findOwner(each, view, start, end, scene.asked)
  if (isLookAlike(each, view, sighting, [cue, owner?.kind === 'person' ? owner : null])) return null
  if (!cue && isInsideLongerNumber(view.text, start, end, value)) return null

  const proof = prove(format, value, cue !== null)
  if (!proof) return null
  // What only sounds like a number must be proven, or named.
  if (view.isSpoken && format.digits > 0 && proof !== 'checksum' && !cue) return null
  const score = scoreOf(format, cue, sighting, proof, owner, scene)
  if (score === null) return null
  const evidence = explain(format, sighting, proof, cue, owner)
  return { format, ...clean, score, isProven: proof === 'checksum', cueDistance: cue?.distance ?? null, evidence }
}

/** A look-alike's word ("order", "tracking") that is nearer than every word for the identifier. */
function isLookAlike(
  each: CompiledFormat,
  view: View,
  { start, end }: Sighting,
  cues: readonly (Nearest | null)[],
): boolean {
  if (each.not === undefined) return false
  const found = nearestLookAlike(view.cues[each.not], view.text, start, end, defaultWindow)
  return found !== null && cues.every((cue) => !cue || isNearer(found, cue))
}

/** "order id": the look-alike ends where the cue "id" ends, and says more. */
const isNearer = (a: Nearest, b: Nearest) =>
  a.distance < b.distance || (a.distance === b.distance && a.phrase.length > b.phrase.length)

type Proof = 'checksum' | 'form' | 'typo'

function prove(format: EntityFormat, value: string, hasCue: boolean): Proof | null {
  const validator: Registered | undefined = format.validator && validators[format.validator]
  if (!validator) return 'form'
  if (validator.test(value)) return validator.proves === 'checksum' ? 'checksum' : 'form'
  const isTypo = hasCue && format.typo !== undefined && validators[format.typo.validator].test(value)
  return isTypo ? 'typo' : null
}

function scoreOf(
  format: EntityFormat,
  cue: Nearest | null,
  { certainty }: Sighting,
  proof: Proof,
  owner: Owner | null,
  { regions }: Scene,
): number | null {
  const isHere = !regions || !format.regions || format.regions.some((region) => regions.includes(region))
  const isCertain = certainty !== 'possible' || owner?.kind === 'person'
  const bare = format.cues === undefined ? (format.score ?? format.cueScore) : format.score
  const plain = isCertain && isHere ? bare : undefined
  let score = proof === 'typo' ? format.typo?.score : cue ? format.cueScore : plain
  if (score === undefined) return null
  if (certainty === 'telling') score = Math.max(score, format.tellingScore ?? 0)
  if (owner?.kind === 'organisation') return Math.min(score, organisationScore)
  return owner ? Math.max(score, format.personScore ?? 0) : score
}

function explain(
  format: EntityFormat,
  { detail }: Sighting,
  proof: Proof,
  cue: Nearest | null,
  owner: Owner | null,
): Evidence[] {
  const evidence: Evidence[] = [
    proof === 'checksum'
      ? { by: 'checksum', detail: format.validator ?? format.title }
      : { by: 'format', detail: proof === 'typo' ? `mistyped ${format.title}` : detail },
  ]
  if (cue) evidence.push({ by: 'cue', detail: cue.phrase })
  if (owner) evidence.push({ by: 'cue', detail: `${owner.kind}: ${owner.phrase}` })
  return evidence
}

const maskChars = /[*•●∙◦▪■█…▒░]/

/** The original shows mask characters that normalisation may have dropped: `411111******1111`. */
function isMasked(text: NormalizedText, start: number, end: number): boolean {
  const span = text.toOriginal(start, end)
  return maskChars.test(text.original.slice(span.start, span.end))
}

const unitAfter =
  /^[ -]?(?:%|digits?\b|characters?\b|letters?\b|numbers?\b|working\b|business\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|hrs?\b|minutes?\b|mins?\b|times?\b|points?\b|items?\b|people\b|pounds?\b|dollars?\b|euros?\b|credits?\b|miles?\b|km\b|kg\b|gb\b|mb\b)/i
const amountBefore = /(?:[$€£¥]|\d[:/]) ?$/

/** "a 4 digit PIN", "£604", "12:30": short numbers that count something. */
function isQuantity(text: string, start: number, end: number, value: string): boolean {
  if (value.length > 7 || !/^\d/.test(value)) return false
  const isCounted = unitAfter.test(text.slice(end, end + 14)) || /^[:/]\d/.test(text.slice(end, end + 2))
  return isCounted || amountBefore.test(text.slice(Math.max(0, start - 3), start))
}

/** Joined to more digits by the separator that it uses itself: part of a tracking number, not a number of its own. */
function isInsideLongerNumber(text: string, start: number, end: number, value: string): boolean {
  if (/[^\d .\-/]/.test(value) || value.length < 5) return false
  const separator = /\d([ .\-/])\d/.exec(value)?.[1]
  const joins = (char: string) => char === '-' || char === '/' || char === separator
  const isLeft = joins(text.charAt(start - 1)) && /\d/.test(text.charAt(start - 2))
  const isRight = joins(text.charAt(end)) && /^\d+(?![\d/:])/.test(text.slice(end + 1, end + 12))
  return isLeft || isRight
}
