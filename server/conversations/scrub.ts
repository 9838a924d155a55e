// Takes masked values out of everything that travels with a message: evidence, wording and suggestions of its findings.
import type { Finding, Signal } from '../../analyzers/finding.ts'

interface Secret {
  pattern: RegExp
  mask: string
}

type Scrub = (other: string) => string

export function scrubFindings(findings: readonly Finding[], scrub: Scrub): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    message: scrub(finding.message),
    what: scrub(finding.what),
    why: scrub(finding.why),
    fix: scrub(finding.fix),
    evidence: finding.evidence.map((evidence) => ({ ...evidence, detail: scrub(evidence.detail) })),
    suggestions: finding.suggestions.map(({ title, edits }) => ({
      title: scrub(title),
      edits: edits.map((edit) => ({ ...edit, text: scrub(edit.text) })),
    })),
  }))
}

export function scrubSignals(signals: readonly Signal[], scrub: Scrub): Signal[] {
  return signals.map((signal) => ({ ...signal, topic: scrub(signal.topic) }))
}

/** Replaces every value of `text` that a finding masks, wherever it stands in another text. */
export function makeScrubber(text: string, findings: readonly Finding[]): Scrub {
  const secrets = findings.flatMap((finding) => findSecrets(text, finding))
  // A message may hold hundreds of values of one rule, whose words are the same each time.
  const known = new Map<string, string>()
  return (other) => {
    const before = known.get(other)
    if (before !== undefined) return before
    const scrubbed = secrets.reduce((rest, { pattern, mask }) => rest.replace(pattern, () => mask), other)
    known.set(other, scrubbed)
    return scrubbed
  }
}

/** A long value is a secret in whatever it is glued to; a short one (`123`) only as a word of its own. */
const shortChars = 6

function findSecrets(text: string, { start, end, mask }: Finding): Secret[] {
  const value = text.slice(start, end).trim()
  if (mask === undefined || value === '' || value === mask.trim()) return []
  const digits = value.replace(/\D/g, '')
  const forms = digits.length >= shortChars && digits !== value ? [value, digits] : [value]
  return forms.map((form) => {
    const literal = form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    const source = form.length < shortChars ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal
    return { pattern: new RegExp(source, 'giu'), mask: mask.trim() }
  })
}
