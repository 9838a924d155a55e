// Turns a value or a line of standard input into a message, or says what is wrong and where.
import { Compile } from 'typebox/compile'
import { Message } from '../../analyzers/message.ts'

export type Read = { message: Message; where: string } | { error: string; where: string; id?: string | number }

const isMessage = Compile(Message)

/** A JSON value as a message; the error names the field. */
export function readMessage(value: unknown, where: string): Read {
  if (isMessage.Check(value)) return { message: value, where }
  const id = (value as { id?: unknown } | null)?.id
  const [error] = isMessage.Errors(value)
  const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'message'
  return {
    error: `${field} ${describeProblem(field, error?.message)}`,
    where,
    ...((typeof id === 'string' || typeof id === 'number') && { id }),
  }
}

/** What TypeBox says of a property that the schema does not name, and of a union, helps nobody. */
function describeProblem(field: string, message = 'is not valid'): string {
  if (message === 'schema is false') return 'is not a known field'
  return field.split('.').pop() === 'role' ? 'must be agent, customer or bot' : message
}

export function readJsonLine(line: string, where: string): Read {
  try {
    return readMessage(JSON.parse(line), where)
  } catch {
    return { error: 'is not JSON; expected {"text": …} on one line', where }
  }
}
