// Splits a text into lines, with what stands beside comments, and with the ignores that the comments hold.
import { ignoreName } from './ignores.ts'

export interface Line {
  start: number
  /** Without the line break. */
  end: number
  /** What is left beside comments, as offsets into the file, with the line break. */
  pieces: [number, number][]
  directives: { text: string; offset: number }[]
  hasText: boolean
  isBlank: boolean
}

/** What begins an item of a list. */
export const listItem = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+/
const hashIgnore = new RegExp(`^[ \\t]*#[ \\t]*${ignoreName}\\b(.*)$`, 's')

/** `from`: where the text begins. */
export function splitLines(content: string, from: number): Line[] {
  const comments = findComments(content, from)
  const lines: Line[] = []
  let next = 0
  for (let start = from; start < content.length; ) {
    const newline = content.indexOf('\n', start)
    const after = newline < 0 ? content.length : newline + 1
    const line: Line = {
      start,
      end: newline < 0 ? after : newline,
      pieces: [],
      directives: [],
      hasText: false,
      isBlank: false,
    }
    let at = start
    let isCommented = false
    for (; next < comments.length; next++) {
      const comment = comments[next] as Comment
      if (comment.start >= after) break
      isCommented = true
      if (comment.directive !== undefined && comment.start >= start)
        line.directives.push({ text: comment.directive, offset: comment.start })
      if (comment.start > at) line.pieces.push([at, comment.start])
      at = Math.min(comment.end, after)
      // It goes on in the next line.
      if (comment.end > after) break
    }
    if (at < after) line.pieces.push([at, after])
    finishLine(content, line, isCommented)
    lines.push(line)
    start = after
  }
  return lines
}

function finishLine(content: string, line: Line, isCommented: boolean): void {
  const hash = hashIgnore.exec(content.slice(line.start, line.end))
  if (hash) {
    line.directives.push({ text: hash[1] as string, offset: line.start })
    line.pieces = []
  }
  line.hasText = line.pieces.some(([start, end]) => /\S/.test(content.slice(start, end)))
  line.isBlank = !line.hasText && !isCommented && !hash
}

interface Comment {
  start: number
  end: number
  directive?: string
}

/** A comment that is never closed is text. */
function findComments(content: string, from: number): Comment[] {
  const comments: Comment[] = []
  for (let start = content.indexOf('<!--', from); start >= 0; ) {
    const close = content.indexOf('-->', start + 4)
    if (close < 0) break
    const [, directive] = commentIgnore.exec(content.slice(start + 4, close)) ?? []
    comments.push({ start, end: close + 3, ...(directive !== undefined && { directive }) })
    start = content.indexOf('<!--', close + 3)
  }
  return comments
}

const commentIgnore = new RegExp(`^\\s*${ignoreName}\\b(.*)$`, 's')

/** Settings between two lines of `---` at the top of a page are not a message. */
export function skipFrontMatter(content: string): number {
  const open = /^---[ \t]*\r?\n/.exec(content)
  if (!open) return 0
  const close = /^---[ \t]*\r?$/gm
  close.lastIndex = open[0].length
  const match = close.exec(content)
  return match ? match.index + match[0].length : 0
}

/** Lines that begin an item of a block that is nothing but a list: each item is a reply. */
export function findLists(content: string, lines: readonly Line[]): Set<Line> {
  const items = new Set<Line>()
  let block: Line[] = []
  const close = () => {
    const starts = block.filter((line) => listItem.test(content.slice(line.start, line.end)))
    if (starts.length > 0 && starts[0] === block[0]) for (const line of starts) items.add(line)
    block = []
  }
  for (const line of lines) {
    if (line.hasText) block.push(line)
    else if (line.isBlank) close()
  }
  close()
  return items
}
