// One regular expression for many words that fails at the first character that none of them has: an alternation tries each in turn.

interface Node {
  next: Map<string, Node>
  isEnd: boolean
}

/** Matches wherever one of the words stands, in any case. */
export function toTrieExpression(words: readonly string[]): RegExp {
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
  return new RegExp(write(root), 'i')
}

/** A word that begins with another adds nothing: the shorter one matches already. */
function write(node: Node): string {
  if (node.isEnd) return ''
  const branches = [...node.next].map(([char, next]) => char.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&') + write(next))
  return branches.length === 1 ? (branches[0] ?? '') : `(?:${branches.join('|')})`
}
