// Reads .json (replies, macros and transcripts in most shapes that tools export) and .jsonl (a message a line, as on standard input).
import { maxTurns, type Turn } from '../../analyzers/message.ts'
import { type Ignore, ignoreName } from './ignores.ts'
import { type JsonNode, JsonProblem, locateJson, mapJsonString, toJsonValue } from './locate-json.ts'
import { readMessage } from './read-messages.ts'
import { addMessage, emptyContent, type FileContent, takeIgnores, toRole } from './sourced.ts'

type ObjectNode = Extract<JsonNode, { kind: 'object' }>
type ArrayNode = Extract<JsonNode, { kind: 'array' }>

export const textNames = ['text', 'message', 'body', 'content', 'reply']
const passedOn = ['id', 'context', 'lang', 'jurisdiction', 'team', 'channel', 'facts', 'state', 'now']

export function readJson(content: string): FileContent {
  const result = emptyContent()
  if (content.trim() === '') return result
  try {
    readNode(content, locateJson(content), result)
    if (result.messages.length === 0 && result.faults.length === 0)
      result.foreign = `holds no message; expected texts, or objects with one of the fields ${textNames.join(', ')}`
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
    result.faults.push({ error: error.message, offset: error.offset })
  }
  return result
}

function readNode(content: string, node: JsonNode, result: FileContent): void {
  if (node.kind === 'string') addMessage(result, {}, mapJsonString(content, node))
  else if (node.kind === 'array') readArray(content, node, result)
  else if (node.kind === 'object') readObject(content, node, result)
}

function readObject(content: string, node: ObjectNode, result: FileContent, turns?: readonly Turn[]): Turn | undefined {
  const text = findText(node)
  if (text) return readMacro(content, node, text, result, turns)
  const values = [...node.fields].filter(([name]) => name !== ignoreName).map(([, value]) => value)
  // {"greeting": "Hello …", "closing": "…"}
  const isMap = values.every((value) => value.kind === 'string')
  const ignores = isMap ? readIgnores(content, node, result) : []
  for (const value of values) {
    if (value.kind !== 'string') readNode(content, value, result)
    else if (isMap) addMessage(result, {}, mapJsonString(content, value), ignores)
  }
}

function readMacro(
  content: string,
  node: ObjectNode,
  text: JsonNode,
  result: FileContent,
  turns: readonly Turn[] | undefined,
): Turn | undefined {
  const value: Record<string, unknown> = {}
  for (const name of passedOn) {
    const field = node.fields.get(name)
    if (field) value[name] = toJsonValue(content, field)
  }
  const role = node.fields.get('role')
  if (role) {
    const word = toJsonValue(content, role)
    // An unknown word stays, so that the message is refused by the name of its field.
    value.role = typeof word === 'string' ? (toRole(word) ?? word) : word
  }
  if (turns && turns.length > 0 && value.context === undefined) value.context = turns
  const message = addMessage(result, value, mapJsonString(content, text), readIgnores(content, node, result))
  return message?.role && { role: message.role, text: message.text }
}

function readArray(content: string, node: ArrayNode, result: FileContent): void {
  const isTranscript = isConversation(content, node)
  let turns: Turn[] = []
  for (const item of node.items) {
    if (!isTranscript || item.kind !== 'object') {
      readNode(content, item, result)
      continue
    }
    const turn = readObject(content, item, result, turns)
    if (turn) turns = [...turns.slice(1 - maxTurns), turn]
  }
}

/** Messages with roles, a customer's among them: the earlier ones are the context of the later ones. */
function isConversation(content: string, { items }: ArrayNode): boolean {
  const roles = items.map((item) => {
    const role = item.kind === 'object' ? item.fields.get('role') : undefined
    return role?.kind === 'string' ? toRole(toJsonValue(content, role) as string) : undefined
  })
  return roles.every((role) => role !== undefined) && roles.includes('customer')
}

function findText(node: ObjectNode): JsonNode | undefined {
  for (const name of textNames) {
    const field = node.fields.get(name)
    if (field?.kind === 'string') return field
  }
}

function readIgnores(content: string, node: ObjectNode, result: FileContent): Ignore[] {
  const field = node.fields.get(ignoreName)
  if (!field) return []
  const directive = toJsonValue(content, field)
  if (typeof directive === 'string') return takeIgnores(result, directive, field.start)
  result.faults.push({
    error: `${ignoreName} must be a text, "category/rule: why it is right here"`,
    offset: field.start,
  })
  return []
}

/** Fields are those of standard input and no others, and the one for ignores. */
export function readJsonLines(content: string): FileContent {
  const result = emptyContent()
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf('\n', start)
    const end = newline < 0 ? content.length : newline
    readLine(content, start, end, result)
    start = end + 1
  }
  return result
}

function readLine(content: string, start: number, end: number, result: FileContent): void {
  const line = content.slice(start, end)
  if (line.trim() === '') return
  // Offsets of a line by itself, moved to its place in the file.
  const own = emptyContent()
  try {
    readContractLine(line, own)
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
    own.faults.push({ error: 'is not JSON; expected {"text": …} on one line', offset: 0 })
  }
  result.messages.push(
    ...own.messages.map(({ message, text, ignores }) => ({
      message,
      text: text.moveBy(start),
      ignores: ignores.map((ignore) => ({ ...ignore, offset: ignore.offset + start })),
    })),
  )
  for (const fault of own.faults) result.faults.push({ ...fault, offset: fault.offset + start })
}

function readContractLine(line: string, result: FileContent): void {
  const node = locateJson(line)
  const text = node.kind === 'object' ? node.fields.get('text') : undefined
  const value = toJsonValue(line, node) as Record<string, unknown>
  if (node.kind !== 'object' || text?.kind !== 'string') {
    const read = readMessage(value, '')
    if ('error' in read)
      result.faults.push({ error: read.error, offset: node.start, ...(read.id !== undefined && { id: read.id }) })
    return
  }
  const { [ignoreName]: _, ...rest } = value
  addMessage(result, rest, mapJsonString(line, text), readIgnores(line, node, result))
}
