// Turns a hit into the finding that everybody sees, as the policy has its rule.
import type { FactRecord } from './facts/fact-book.ts'
import { type Finding, severities } from './finding.ts'
import type { Hit } from './hit.ts'
import { categoryOf } from './lexicon.ts'
import type { Resolved, ResolvedRule } from './policy.ts'

/** `resolved`: as the policy has the rule. In an internal note everything is advice. */
export function toFinding(hit: Hit, resolved: ResolvedRule | undefined, isNote = false): Finding {
  const { id, file } = hit.rule
  const own = hit.case?.file
  const severity = settle(resolved?.severity, own?.severity) ?? file.severity
  const action = settle(resolved?.action, own?.action) ?? file.action
  const isMild = hit.isUnverified || hit.isEcho || hit.isDoubtful
  const said = own?.what ?? file.what
  const what = hit.isUnverified ? `Cannot verify: ${said}` : hit.fact ? `${said} ${describeFact(hit.fact)}` : said
  const fix = own?.fix ?? file.fix
  return {
    rule: id,
    category: categoryOf(id) ?? 'conduct',
    severity: isMild ? 'info' : severity,
    action: hit.isDoubtful ? 'log' : isMild || isNote ? 'advise' : action,
    start: hit.start,
    end: hit.end,
    message: `${what} ${file.why} ${fix}`,
    what,
    why: file.why,
    fix,
    confidence: hit.confidence,
    evidence: hit.evidence,
    sources: file.sources,
    suggestions: [],
    ...(hit.mask !== undefined && !hit.isEcho && { mask: hit.mask }),
    ...(file.neverReleased && { isNeverReleased: true }),
    ...(resolved?.isTrial.value && { isTrial: true }),
  }
}

/** What the company changed outranks the case, and the case its rule. */
const settle = <T>(resolved: Resolved<T> | undefined, ofCase: T | undefined): T | undefined =>
  resolved && resolved.from.level !== 'rule' ? resolved.value : ofCase

/** Company facts only: a case that compares says which value is on record. */
function describeFact({ path, value, names, source }: FactRecord): string {
  const thing = names?.[0] ? `${names[0]} (${path})` : path
  return `On record: ${thing} is ${String(value)}${source ? ` (${source})` : ''}.`
}

/** The most serious first, then in the order of the text. */
export function bySeverity(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.start - b.start
}
