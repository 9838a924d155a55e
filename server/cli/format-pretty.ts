// Results for people: by file, the underlined words, what is wrong and what to do; the counts at the end.
import type { Severity } from '../../analyzers/finding.ts'
import type { LintedFile, LintedMessage, PlacedFinding } from './lint-file.ts'
import { type Counts, type Limits, many, type Reporter } from './report.ts'

const colours: Record<Severity, number> = { error: 31, warning: 33, info: 36 }
const codes = { bold: 1, dim: 2, underline: 4 }
const maxWords = 100

export function createPrettyReporter(hasColour: boolean, { unusedIgnores }: Limits): Reporter {
  const paint = (code: number, text: string) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text)
  let last: string | undefined
  const row = (line: number, column: number, colour: number, level: string, text: string) =>
    `  ${`${line}:${column}`.padEnd(8)} ${paint(colour, level.padEnd(7))}  ${text}`

  function showFinding({ finding, region, words }: PlacedFinding): string[] {
    const level = finding.isTrial ? 'trial' : finding.severity
    const shown = paint(codes.underline, oneLine(words, maxWords))
    const [source] = finding.sources
    const [rewrite] = finding.suggestions
    return [
      row(
        region.line,
        region.column,
        colours[finding.severity],
        level,
        `“${shown}”  ${paint(codes.bold, finding.rule)}`,
      ),
      `           ${oneLine(`${finding.what} ${finding.why}`)}`,
      `           ${oneLine(finding.fix)}`,
      ...(rewrite ? [`           Rewrite: ${oneLine(rewrite.title)}${showEdit(rewrite.edits[0]?.text ?? '')}`] : []),
      ...(source ? [paint(codes.dim, `           ${oneLine(source.title)}  ${source.url}`)] : []),
    ]
  }

  function showMessage({ findings, signals, entities, region }: LintedMessage): string[] {
    const { line, column } = region
    return [
      ...findings.filter(({ suppression }) => !suppression).flatMap(showFinding),
      ...signals.map(({ signal, strength }) => row(line, column, 35, 'signal', `${signal}, ${strength}`)),
      ...(entities ?? []).map(({ type, start, end, score }) =>
        row(line, column, codes.dim, 'entity', `${type}  ${start}-${end}  ${score.toFixed(2)}`),
      ),
    ]
  }

  return {
    file(file) {
      const lines = [
        ...file.faults.map(({ line, column, error }) => row(line, column, colours.error, 'unread', oneLine(error))),
        ...file.messages.flatMap(showMessage),
        ...(unusedIgnores === 'off' ? [] : showUnused(file, unusedIgnores, row)),
      ]
      if (lines.length === 0) return ''
      const head =
        last === file.path ? '' : `${last === undefined ? '' : '\n'}${paint(codes.bold, oneLine(file.path))}\n`
      last = file.path
      return `${head}${lines.join('\n')}\n`
    },
    end: (counts) => `${last === undefined ? '' : '\n'}${describeCounts(counts)}\n`,
  }
}

function showUnused(
  { unusedIgnores }: LintedFile,
  level: 'warning' | 'error',
  row: (line: number, column: number, colour: number, level: string, text: string) => string,
): string[] {
  return unusedIgnores.map(({ line, column, rule }) =>
    row(line, column, colours[level], level, `unused ignore: ${rule} finds nothing here; remove it`),
  )
}

const showEdit = (text: string) => (text === '' ? '' : ` → “${oneLine(text, maxWords)}”`)

/** Control characters of a message or a file's name must not reach the terminal. */
function oneLine(text: string, max = Number.POSITIVE_INFINITY): string {
  const clean = text
    .slice(0, max + 1)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '�')
    .toWellFormed()
  return clean.length > max ? `${clean.slice(0, max).toWellFormed()}…` : clean
}

function describeCounts(counts: Counts): string {
  const { severities, files, found, messages } = counts
  const total = severities.error + severities.warning + severities.info
  const read = `${many(messages, 'message')} in ${many(files, 'file')}`
  const parts = [
    total === 0
      ? `${read}: no findings`
      : `${read}: ${many(total, 'finding')} in ${many(found, 'file')} (${many(severities.error, 'error')}, ${many(severities.warning, 'warning')}, ${severities.info} info)`,
    counts.trial > 0 && `${counts.trial} on trial`,
    counts.ignored > 0 && `${counts.ignored} ignored`,
    counts.baselined > 0 && `${counts.baselined} in the baseline`,
    counts.unusedIgnores > 0 && many(counts.unusedIgnores, 'unused ignore'),
    counts.stale > 0 &&
      `${many(counts.stale, 'baseline entry', 'baseline entries')} no longer found (scruple baseline shrinks it)`,
    counts.foreign > 0 && `${many(counts.foreign, 'file')} without messages`,
    counts.faults > 0 && `${counts.faults} not read`,
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
