// What a file of messages is read into: each message with its place, the ignores beside it, and what could not be read.
import type { Message } from '../../analyzers/message.ts'
import { type Fault, type Ignore, parseIgnores } from './ignores.ts'
import type { MappedText } from './mapped-text.ts'
import { readMessage } from './read-messages.ts'

export interface SourcedMessage {
  message: Message
  text: MappedText
  ignores: Ignore[]
}

export interface FileContent {
  messages: SourcedMessage[]
  faults: Fault[]
  /** Ignores that no message follows. */
  strayIgnores: Ignore[]
  /** Why there is no message: a fault of a file that was named, none of a file that a folder happens to hold. */
  foreign?: string
}

export const emptyContent = (): FileContent => ({ messages: [], faults: [], strayIgnores: [] })

/** Adds a message once it is known to be one; `value` is the message without its text. */
export function addMessage(
  content: FileContent,
  value: Record<string, unknown>,
  text: MappedText,
  ignores: Ignore[] = [],
): Message | undefined {
  const read = readMessage({ ...value, text: text.text }, '')
  const { start } = text.locate(0, 0)
  if ('error' in read) {
    content.faults.push({ error: read.error, offset: start, ...(read.id !== undefined && { id: read.id }) })
    return
  }
  content.messages.push({ message: read.message, text, ignores })
  return read.message
}

/** The ignores of a cell or field; what is wrong with them goes to the faults. */
export function takeIgnores(content: FileContent, directive: string, offset: number): Ignore[] {
  const { ignores, faults } = parseIgnores(directive, offset)
  append(content.faults, faults)
  return ignores
}

/** As `push(...items)`, however many there are: each argument of a call takes stack. */
export function append<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}

/** What exports call the three roles; undefined for any other word. */
export function toRole(word: string): 'agent' | 'customer' | 'bot' | undefined {
  return roleWords[word.trim().toLowerCase()]
}

const roleWords: Record<string, 'agent' | 'customer' | 'bot' | undefined> = Object.assign(Object.create(null), {
  agent: 'agent',
  operator: 'agent',
  support: 'agent',
  customer: 'customer',
  client: 'customer',
  user: 'customer',
  visitor: 'customer',
  bot: 'bot',
  assistant: 'bot',
})
