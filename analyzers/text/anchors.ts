// Which words of a pattern must occur in every match: what the trigger pass looks for.
import type { Choice, Node } from './03-pattern.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How often a word stands in a thousand words of support chat; rarer words make better triggers. */
type Rate = (id: number) => number

// Words per thousand in support chat, rounded; every other word counts 0.3.
// biome-ignore format: a table
const commonWords = `you 50|i 45|the 45|to 40|your 30|a 28|for 24|is 24|it 20|and 20|that 18|of 15|have 15|can 15|do 12|we 12|in 12|are 12|not 12|on 11|be 11|this 10|will 10|with 9|me 8|at 8|would 8|am 8|my 7|like 6|what 6|if 6|please 6|there 6|from 5|any 5|or 5|so 5|but 5|just 5|us 4|our 4|as 4|help 4|get 4|up 4|all 4|no 4|an 4|one 4|when 4|by 4|they 4|more 4|was 4|out 3|about 3|how 3|know 3|need 3|has 3|here 3|now 3|time 3|which 3|let 3|them 3|then 3|did 3|been 3|could 3|also 3|he 2|she 2|his 2|her 2|him 2|their 2|who 2|where 2|some 2|than 2|only 2|want 2|see 2|go 2|well 2|new 2|had 2|other 2|account 2|order 2|make 2|sure 2|take 2|day 2|today 2|number 2|very 2|too 2|two 2|should 2|may 2|does 2|were 2|these 2|those 2|its 2|into 1|over 1|back 1|give 1|tell 1|say 1|said 1|find 1|use 1|work 1|way 1|people 1|first 1|last 1|after 1|before 1|right 1|still 1|because 1|even 1|again 1|much 1|many 1|being 1|off 1|never 1|always 1|ever 1|without 1|price 1|call 1|send 1|every 1|anything 1|something 1|thank 3|thanks 3|welcome 2|okay 2|ok 2|hi 2|hello 2|yes 3|going 2|able 1|information 1|phone 1|name 1|email 1|check 1|card 1|payment 1|refund 1|plan 1|book 1|booking 1|look 1|looking 1|good 1|great 1|best 1|% 1`

const rates = new Map(commonWords.split('|').map((entry) => [entry.split(' ')[0], Number(entry.split(' ')[1])]))
const rareWord = 0.3

interface Needed {
  ids: Set<number>
  /** Names of word shapes that may stand there instead. */
  shapes: readonly string[]
  cost: number
}

/** Words of which every match holds one, in the order of the pattern. */
export interface Anchor {
  ids: Set<number>
  shapes: readonly string[]
  /** At most this many words after the anchor before it; of the first: after the start of the match. */
  reach: number
}

export interface Anchors {
  /** In the order of the pattern. */
  chain: Anchor[]
  /** Index into `chain` of the rarest that is words only: what the trigger looks for. */
  rarest: number
}

/** Beyond the rarest sets, checking costs more than it saves. */
const maxNeeded = 5

/** An empty chain when no word must occur. */
export function findAnchors(nodes: readonly Node[], vocabulary: Vocabulary): Anchors {
  const rate: Rate = (id) => rates.get(vocabulary.wordOf(id)) ?? rareWord
  const needed = nodes.map((node) => neededBy(node, rate))
  const costs = needed.flatMap((each) => (each ? [each.cost] : [])).sort((a, b) => a - b)
  const limit = costs[maxNeeded - 1] ?? Number.POSITIVE_INFINITY
  const chain: (Anchor & Needed)[] = []
  let width = 0
  for (const [i, node] of nodes.entries()) {
    const own = widthOf(node)
    const each = needed[i]
    width += own
    if (!each || each.cost > limit || chain.length === maxNeeded) continue
    chain.push({ ...each, reach: chain.length === 0 ? width - 1 : width })
    // The word itself may be the first of a longer alternative: what follows it counts towards the next.
    width = own - 1
  }
  const words = chain.filter(({ shapes }) => shapes.length === 0).sort((a, b) => a.cost - b.cost)
  if (!words[0]) return { chain: [], rarest: 0 }
  return { chain: chain.map(({ ids, shapes, reach }) => ({ ids, shapes, reach })), rarest: chain.indexOf(words[0]) }
}

/** No shape takes more words. */
const maxShapeTokens = 6
const widths = new WeakMap<Choice, number>()

/** The most words that a part can take. */
function widthOf(node: Node): number {
  switch (node.is) {
    case 'gap':
      return node.max
    case 'choice': {
      const known = widths.get(node.choice) ?? widest(node.choice)
      widths.set(node.choice, known)
      return known
    }
    case 'shape':
      return maxShapeTokens
    case 'word':
    case 'grammar':
      return 1
    default:
      return 0
  }
}

function widest({ options }: Choice): number {
  let width = 0
  for (const option of options)
    width = Math.max(
      width,
      option.reduce((sum, node) => sum + widthOf(node), 0),
    )
  return width
}

/** @returns the words that may open a match; null when any word may. */
export function findOpeners(nodes: readonly Node[]): Set<number> | null {
  const openers = new Set<number>()
  for (const node of nodes) {
    if (node.is === 'edge' || node.is === 'not') continue
    if (node.is === 'word') return openers.size === 0 ? node.ids : new Set([...openers, ...node.ids])
    if (node.is !== 'choice') return null
    for (const option of node.choice.options) {
      const own = findOpeners(option)
      if (!own) return null
      for (const id of own) openers.add(id)
    }
    if (!node.isOptional) return openers
  }
  // All of it is optional: any word may open.
  return null
}

/** How often a shape stands in a thousand words; `#Any` says nothing. */
const shapeRates: Record<string, number> = {
  Money: 4,
  Percent: 1,
  Number: 15,
  Duration: 3,
  Clock: 4,
  Day: 6,
  Superlative: 3,
}

const neededByChoice = new WeakMap<Choice, Needed | null>()

function neededBy(node: Node, rate: Rate): Needed | null {
  if (node.is === 'word') return { ids: node.ids, shapes: [], cost: costOf(node.ids, rate) }
  if (node.is === 'shape')
    return shapeRates[node.name] ? { ids: new Set(), shapes: [node.name], cost: shapeRates[node.name] as number } : null
  if (node.is !== 'choice' || node.isOptional) return null
  const known = neededByChoice.get(node.choice)
  if (known !== undefined) return known
  const found = neededByOptions(node.choice, rate)
  neededByChoice.set(node.choice, found)
  return found
}

function neededByOptions({ options }: Choice, rate: Rate): Needed | null {
  const ids = new Set<number>()
  const shapes = new Set<string>()
  for (const option of options) {
    const each = option.flatMap((part) => neededBy(part, rate) ?? []).sort((a, b) => a.cost - b.cost)
    // A pattern is found by words: a shape stands in only where an alternative has none.
    const rarest = each.find(({ shapes }) => shapes.length === 0) ?? each[0]
    if (!rarest) return null
    for (const id of rarest.ids) ids.add(id)
    for (const shape of rarest.shapes) shapes.add(shape)
  }
  const shapeCost = [...shapes].reduce((sum, shape) => sum + (shapeRates[shape] ?? 0), 0)
  return { ids, shapes: [...shapes], cost: costOf(ids, rate) + shapeCost }
}

function costOf(ids: Set<number>, rate: Rate): number {
  let cost = 0
  for (const id of ids) cost += rate(id)
  return cost
}
