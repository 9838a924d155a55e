// How an answer is written: one JSON object a message, or for people.
import type { Entity, Finding, Severity, Signal } from '../../analyzers/finding.ts'
import type { Linter } from '../../analyzers/lint.ts'
import type { Read } from './read-messages.ts'

export interface Answer {
  id?: string | number
  findings?: Finding[]
  signals?: Signal[]
  entities?: Entity[]
  error?: string
}

export function answerRead(read: Read, linter: Linter, withEntities: boolean): Answer {
  if ('error' in read) return { ...(read.id !== undefined && { id: read.id }), error: `${read.where}: ${read.error}` }
  const { message } = read
  const { findings, signals } = linter.lint(message)
  return {
    ...(message.id !== undefined && { id: message.id }),
    findings,
    signals,
    ...(withEntities && { entities: linter.recognize(message.text) }),
  }
}

const colours: Record<Severity, number> = { error: 31, warning: 33, info: 36 }

export function toPretty(read: Read, answer: Answer, hasColour: boolean): string {
  const paint = (code: number, text: string) => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text)
  if ('error' in read) return `${read.where}  ${paint(31, 'unreadable')}  ${read.error}\n`
  const lines: string[] = []
  for (const finding of answer.findings ?? []) {
    const words = finding.mask ?? read.message.text.slice(finding.start, finding.end)
    lines.push(
      `${read.where}  ${paint(colours[finding.severity], finding.severity.padEnd(7))}  ${finding.rule}  ${paint(1, words)}`,
    )
    lines.push(`    ${finding.what} ${finding.why} ${finding.fix}`)
    const [source] = finding.sources
    if (source) lines.push(`    ${source.title}  ${source.url}`)
  }
  for (const signal of answer.signals ?? []) lines.push(`${read.where}  signal   ${signal.signal}  ${signal.strength}`)
  for (const entity of answer.entities ?? []) {
    lines.push(`${read.where}  entity   ${entity.type}  ${entity.start}-${entity.end}  ${entity.score.toFixed(2)}`)
  }
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}
