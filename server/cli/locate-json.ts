// Reads JSON with the place of every value: what JSON.parse has accepted, once more, without recursion.
import { type MappedText, MappedTextBuilder } from './mapped-text.ts'

export type JsonNode = { start: number; end: number } & (
  | { kind: 'string' }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; fields: Map<string, JsonNode> }
  | { kind: 'other' }
)

/** No export of replies is nested like this. */
const maxDepth = 64

export class JsonProblem extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** @throws JsonProblem with the place as far as it is known */
export function locateJson(content: string): JsonNode {
  try {
    JSON.parse(content)
  } catch (error) {
    const [, place] = /position (\d+)/.exec((error as Error).message) ?? []
    throw new JsonProblem('is not JSON', Number(place ?? 0))
  }
  const open: JsonNode[] = []
  let root: JsonNode | undefined
  let key: string | undefined
  const token = /"|[{}[\]]|[^\s{}[\],:"]+/g
  for (let match = token.exec(content); match; match = token.exec(content)) {
    if (match[0] === '"') token.lastIndex = endOfString(content, match.index)
    const word = content.slice(match.index, token.lastIndex)
    const parent = open.at(-1)
    if (word === '}' || word === ']') {
      if (parent) parent.end = match.index + 1
      open.pop()
      continue
    }
    if (parent?.kind === 'object' && key === undefined) {
      key = JSON.parse(word) as string
      continue
    }
    const node = toNode(word, match.index)
    if (parent?.kind === 'object') parent.fields.set(key as string, node)
    else if (parent?.kind === 'array') parent.items.push(node)
    else root = node
    key = undefined
    if (node.kind !== 'object' && node.kind !== 'array') continue
    if (open.push(node) > maxDepth) throw new JsonProblem(`is nested more than ${maxDepth} deep`, match.index)
  }
  return root as JsonNode
}

/** A quote is not the end when an odd number of backslashes stands before it. */
function endOfString(content: string, start: number): number {
  for (let quote = content.indexOf('"', start + 1); quote >= 0; quote = content.indexOf('"', quote + 1)) {
    let slashes = quote
    while (content.charAt(slashes - 1) === '\\') slashes--
    if ((quote - slashes) % 2 === 0) return quote + 1
  }
  return content.length
}

function toNode(word: string, start: number): JsonNode {
  const place = { start, end: start + word.length }
  if (word === '{') return { ...place, kind: 'object', fields: new Map() }
  if (word === '[') return { ...place, kind: 'array', items: [] }
  return { ...place, kind: word.startsWith('"') ? 'string' : 'other' }
}

/** The string that stands there, each character with its place. */
export function mapJsonString(content: string, { start, end }: JsonNode): MappedText {
  const builder = new MappedTextBuilder()
  for (let at = start + 1; at < end - 1; ) {
    const slash = content.indexOf('\\', at)
    const stop = slash < 0 || slash > end - 1 ? end - 1 : slash
    builder.copy(content, at, stop)
    if (stop === end - 1) break
    const length = content.charAt(stop + 1) === 'u' ? 6 : 2
    builder.escape(JSON.parse(`"${content.slice(stop, stop + length)}"`) as string, stop, stop + length)
    at = stop + length
  }
  return builder.build((text) => JSON.stringify(text).slice(1, -1))
}

export const toJsonValue = (content: string, { start, end }: JsonNode): unknown => JSON.parse(content.slice(start, end))
