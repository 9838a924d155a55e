// The answer to one message of standard input, as its contract has it.
import type { Entity, Finding, Signal } from '../../analyzers/finding.ts'
import type { OpenLinter } from './open-linter.ts'
import type { Read } from './read-messages.ts'

export interface Answer {
  id?: string | number
  findings?: Finding[]
  signals?: Signal[]
  entities?: Entity[]
  error?: string
}

export function answerRead(read: Read, { linter, complete }: OpenLinter, withEntities: boolean): Answer {
  if ('error' in read) return { ...(read.id !== undefined && { id: read.id }), error: `${read.where}: ${read.error}` }
  const message = complete(read.message)
  const { findings, signals } = linter.lint(message)
  return {
    ...(message.id !== undefined && { id: message.id }),
    findings,
    signals,
    ...(withEntities && { entities: linter.recognize(message.text) }),
  }
}
