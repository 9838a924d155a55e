// One regular expression for many words that fails at the first character that none of them has: an alternation tries each in turn.

interface Node {
  next: Map<string, Node>
  isEnd: boolean
}

/** Matches wherever one of the words stands, in any case; a word that begins with a space only where it stands alone. */
export function toTrieExpression(words: readonly string[]): RegExp {
  const anywhere = words.filter((word) => !word.startsWith(' '))
  const alone = words.filter((word) => word.startsWith(' ')).map((word) => word.slice(1))
  const parts = [
    ...(anywhere.length > 0 ? [writeAll(anywhere)] : []),
    ...(alone.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${writeAll(alone, '(?![\\p{L}\\p{N}])')})`] : []),
  ]
  return new RegExp(parts.join('|'), 'iu')
}

/** `end`: what must follow each word. */
function writeAll(words: readonly string[], end = ''): string {
  const root: Node = { next: new Map(), isEnd: false }
  for (const word of words) {
    let node = root
    for (const char of word.toLowerCase()) {
      let next = node.next.get(char)
      if (!next) {
        next = { next: new Map(), isEnd: false }
        node.next.set(char, next)
      }
      node = next
    }
    node.isEnd = true
  }
  return write(root, end)
}

function write(node: Node, end: string): string {
  // A word that begins with another adds nothing where anything may follow: the shorter one matches already.
  if (node.isEnd && end === '') return ''
  const branches = [...node.next].map(([char, next]) => escapeChar(char) + write(next, end))
  if (node.isEnd) branches.push(end)
  return branches.length === 1 ? (branches[0] ?? '') : `(?:${branches.join('|')})`
}

/** With the flag `u`, only what needs escaping may be escaped. */
const escapeChar = (char: string) => char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
