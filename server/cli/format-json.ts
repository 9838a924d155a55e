// Results as JSON: an object a message with its place, in an array or a line each; what is suppressed stays in it.
import type { LintedFile, LintedMessage, PlacedFinding } from './lint-file.ts'
import type { Reporter } from './report.ts'

export function createJsonReporter(isLines: boolean): Reporter {
  let isFirst = true
  const join = (values: object[]) => {
    if (isLines) return values.map((value) => `${JSON.stringify(value)}\n`).join('')
    return values
      .map((value) => {
        const lead = isFirst ? '[\n' : ',\n'
        isFirst = false
        return lead + JSON.stringify(value)
      })
      .join('')
  }
  return {
    file: (file) => join(describeFile(file)),
    end: () => (isLines ? '' : isFirst ? '[]\n' : '\n]\n'),
  }
}

function describeFile({ path, messages, faults, unusedIgnores }: LintedFile): object[] {
  const at = ({ line, column }: { line: number; column: number }) => ({
    where: `${path}:${line}:${column}`,
    file: path,
    line,
    column,
  })
  const entries = [
    ...faults.map((fault) => ({ ...at(fault), ...(fault.id !== undefined && { id: fault.id }), error: fault.error })),
    ...messages.map((message) => ({ ...at(message.region), ...describeMessage(message) })),
    ...unusedIgnores.map(({ rule, reason, ...place }) => ({ ...at(place), unusedIgnore: { rule, reason } })),
  ]
  return entries.sort((a, b) => a.line - b.line || a.column - b.column)
}

function describeMessage({ id, findings, signals, entities }: LintedMessage): object {
  const suppressed = findings.filter(({ suppression }) => suppression)
  return {
    ...(id !== undefined && { id }),
    findings: findings.filter(({ suppression }) => !suppression).map(describeFinding),
    signals,
    ...(suppressed.length > 0 && { suppressed: suppressed.map(describeFinding) }),
    ...(entities && { entities }),
  }
}

function describeFinding({ finding, region, suppression }: PlacedFinding): object {
  return { ...finding, location: region, ...(suppression && { suppression }) }
}
