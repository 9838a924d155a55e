// Lints the messages of one file: each finding with its place, its words as they may be shown, and what suppresses it.
import type { Entity, Finding, Signal } from '../../analyzers/finding.ts'
import { maskText } from '../../analyzers/verdict.ts'
import { makeScrubber, scrubFindings } from '../conversations/scrub.ts'
import type { Baseline } from './baseline.ts'
import { createFingerprinter } from './fingerprint.ts'
import { checkIgnore, type Ignore } from './ignores.ts'
import type { LineIndex, Region } from './mapped-text.ts'
import type { OpenLinter } from './open-linter.ts'
import type { ReadFile } from './read-file.ts'
import type { SourcedMessage } from './sourced.ts'

interface Suppression {
  /** `inSource`: an ignore beside the message; `external`: the baseline. */
  kind: 'inSource' | 'external'
  justification: string
}

export interface PlacedFinding {
  finding: Finding
  region: Region
  /** The underlined words, values masked that may not be shown. */
  words: string
  fingerprint: string
  fixes: { title: string; edits: { region: Region; text: string }[] }[]
  suppression?: Suppression
}

export interface PlacedIgnore {
  rule: string
  reason: string
  line: number
  column: number
}

export interface LintedMessage {
  id?: string | number
  region: Region
  findings: PlacedFinding[]
  signals: Signal[]
  entities?: Entity[]
}

interface PlacedFault {
  error: string
  line: number
  column: number
  id?: string | number
}

export interface LintedFile {
  path: string
  messages: LintedMessage[]
  faults: PlacedFault[]
  unusedIgnores: PlacedIgnore[]
}

export interface LintParts {
  open: OpenLinter
  baseline?: Baseline
  withEntities?: boolean
}

export function lintFile(path: string, file: ReadFile, parts: LintParts): LintedFile {
  const { rules } = parts.open.policy
  const place = (offset: number) => {
    const { line, column } = file.lines.locate({ start: offset, end: offset })
    return { line, column }
  }
  const linted: LintedFile = { path, messages: [], faults: [], unusedIgnores: [] }
  const faults = [...file.faults]
  const unused = new Set<Ignore>()
  for (const ignore of new Set([...file.messages.flatMap(({ ignores }) => ignores), ...file.strayIgnores])) {
    const fault = checkIgnore(ignore, rules)
    if (fault) faults.push(fault)
    else unused.add(ignore)
  }
  const sound = new Set(unused)
  for (const sourced of file.messages) {
    const ignores = sourced.ignores.filter((ignore) => sound.has(ignore))
    const message = lintMessage(path, sourced, ignores, file.lines, parts)
    linted.messages.push(message)
    for (const ignore of ignores)
      if (message.findings.some(({ finding }) => finding.rule === ignore.rule)) unused.delete(ignore)
  }
  linted.faults = faults
    .sort((a, b) => a.offset - b.offset)
    .map(({ error, offset, id }) => ({ error, ...place(offset), ...(id !== undefined && { id }) }))
  linted.unusedIgnores = [...unused].map(({ rule, reason, offset }) => ({ rule, reason, ...place(offset) }))
  return linted
}

function lintMessage(
  path: string,
  sourced: SourcedMessage,
  ignores: readonly Ignore[],
  lines: LineIndex,
  { open, baseline, withEntities }: LintParts,
): LintedMessage {
  const message = open.complete(sourced.message)
  const linted = open.linter.lint(message)
  const { signals } = linted
  // What is only logged would be noise in a review of texts.
  const findings = linted.findings.filter(({ action }) => action !== 'log')
  const shown = maskText(message.text, findings)
  const fingerprint = createFingerprinter(shown)
  const scrub = makeScrubber(message.text, findings)
  const placed = findings.map((found): PlacedFinding => {
    // Only a rewrite can hold words of the message; those have few findings, and a flood of values costs no more.
    const [finding = found] = found.suggestions.length > 0 ? scrubFindings([found], scrub) : [found]
    const print = fingerprint(finding.rule)
    const ignore = ignores.find(({ rule }) => rule === finding.rule)
    const suppression: Suppression | undefined = ignore
      ? { kind: 'inSource', justification: ignore.reason }
      : !finding.isNeverReleased && baseline?.take({ rule: finding.rule, path, fingerprint: print })
        ? { kind: 'external', justification: 'It is in the baseline.' }
        : undefined
    return {
      finding,
      region: lines.locate(sourced.text.locate(finding.start, finding.end)),
      words: shown.slice(finding.start, finding.end),
      fingerprint: print,
      fixes: placeFixes(finding, sourced, lines),
      ...(suppression && { suppression }),
    }
  })
  return {
    ...(message.id !== undefined && { id: message.id }),
    region: lines.locate(sourced.text.locate(0, message.text.length)),
    findings: placed.sort((a, b) => a.finding.start - b.finding.start),
    signals,
    ...(withEntities && { entities: open.linter.recognize(message.text) }),
  }
}

/** Rewrites as edits of the file; those that the file cannot hold in that place are left out. */
function placeFixes({ suggestions }: Finding, { text }: SourcedMessage, lines: LineIndex): PlacedFinding['fixes'] {
  return suggestions.flatMap(({ title, edits }) => {
    const placed = edits.map((edit) => ({
      region: lines.locate(text.locate(edit.start, edit.end)),
      text: text.encodeEdit(edit.start, edit.end, edit.text),
    }))
    const isWhole = placed.every((edit): edit is { region: Region; text: string } => edit.text !== undefined)
    return isWhole ? [{ title, edits: placed }] : []
  })
}
