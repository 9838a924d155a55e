// Matches a pattern over the words of a sentence, in time linear in the length of the message.
import type { Sentence, Token } from './02-tokenize.ts'
import type { Choice, Node, Pattern, TagLookup } from './03-pattern.ts'

/** Half-open token indices of the underlined part and of the whole match. */
export interface Match {
  start: number
  end: number
  from: number
  to: number
}

interface State {
  at: number
  open: number
  close: number
}

/** All matches of a pattern in a sentence, left to right, not overlapping. `tags` null: grammar parts match any word. */
export function matchPattern(
  pattern: Pattern,
  tokens: readonly Token[],
  sentence: Sentence,
  tags: TagLookup | null,
): Match[] {
  const matches: Match[] = []
  const [first] = pattern.anchors.chain
  let anchor = -1
  for (let from = sentence.first; from < sentence.last; from++) {
    if (first && first.shapes.length === 0) {
      // No match starts further before the first word that it must hold.
      if (anchor < from) anchor = nextOf(first.ids, tokens, from, sentence.last)
      if (anchor < 0) break
      if (anchor - from > first.reach) from = anchor - first.reach
    }
    if (pattern.openers && !pattern.openers.has((tokens[from] as Token).id)) continue
    const state = advance(pattern.nodes, { at: from, open: -1, close: -1 }, tokens, sentence, tags)[0]
    if (!state || state.at === from) continue
    matches.push({
      from,
      to: state.at,
      start: state.open < 0 ? from : state.open,
      end: state.close < 0 ? state.at : state.close,
    })
    from = state.at - 1
  }
  return matches
}

function nextOf(ids: Set<number>, tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (ids.has((tokens[at] as Token).id)) return at
  return -1
}

/** The states after a sequence, preferred first: optional parts taken, gaps short. At most one state a position, so linear. */
function advance(
  nodes: readonly Node[],
  start: State,
  tokens: readonly Token[],
  sentence: Sentence,
  tags: TagLookup | null,
): State[] {
  let states = [start]
  for (const node of nodes) {
    const next: State[] = []
    for (const state of states) step(node, state, tokens, sentence, tags, next)
    if (next.length === 0) return next
    states = next
  }
  return states
}

function step(
  node: Node,
  state: State,
  tokens: readonly Token[],
  sentence: Sentence,
  tags: TagLookup | null,
  next: State[],
): void {
  const { at } = state
  const end = sentence.last
  switch (node.is) {
    case 'word':
      if (at < end && node.ids.has((tokens[at] as Token).id)) reach(next, state, at + 1)
      return
    case 'gap':
      for (let skip = 0, last = gapEnd(node, state, tokens, sentence, tags); skip <= last; skip++)
        reach(next, state, at + skip)
      return
    case 'choice':
      for (const option of optionsAt(node.choice, tokens, at, end)) {
        for (const reached of advance(option, state, tokens, sentence, tags)) keep(next, reached)
      }
      if (node.isOptional) keep(next, state)
      return
    case 'not':
      if (!starts(node.choice, state, tokens, sentence, tags)) keep(next, state)
      return
    case 'shape': {
      const taken = node.test(tokens, at, end)
      if (taken > 0) reach(next, state, at + taken)
      return
    }
    case 'grammar':
      if (at < end && (tags === null || tags(at).has(node.tag))) reach(next, state, at + 1)
      return
    case 'edge':
      stepEdge(node.at, state, tokens, sentence, next)
  }
}

/** The most words that a gap may skip here; -1 when something that it may not pass over is within reach of its end. */
function gapEnd(
  { max, guard }: Extract<Node, { is: 'gap' }>,
  state: State,
  tokens: readonly Token[],
  sentence: Sentence,
  tags: TagLookup | null,
): number {
  const most = Math.min(max, sentence.last - state.at)
  if (!guard) return most
  for (let skip = 0; skip <= most; skip++) {
    const place = { ...state, at: state.at + skip }
    if (starts(guard.choice, place, tokens, sentence, tags)) return guard.isLast ? -1 : skip - 1
  }
  return most
}

/** Does one of the alternatives stand here? */
function starts(
  choice: Choice,
  state: State,
  tokens: readonly Token[],
  sentence: Sentence,
  tags: TagLookup | null,
): boolean {
  for (const option of optionsAt(choice, tokens, state.at, sentence.last))
    if (advance(option, state, tokens, sentence, tags).length > 0) return true
  return false
}

function optionsAt({ byWord, openToAll }: Choice, tokens: readonly Token[], at: number, end: number): Node[][] {
  return (byWord && at < end && byWord.get((tokens[at] as Token).id)) || openToAll
}

function stepEdge(
  edge: 'start' | 'end' | 'comma' | 'open' | 'close',
  state: State,
  tokens: readonly Token[],
  sentence: Sentence,
  next: State[],
) {
  const { at } = state
  if (edge === 'open') keep(next, { ...state, open: at })
  else if (edge === 'close') keep(next, { ...state, close: at })
  else if (edge === 'start' ? at === sentence.first : edge === 'end' ? at === sentence.last : tokens[at]?.startsClause)
    keep(next, state)
}

const reach = (next: State[], state: State, at: number) => keep(next, { at, open: state.open, close: state.close })

function keep(next: State[], state: State): void {
  for (const known of next) if (known.at === state.at) return
  next.push(state)
}
