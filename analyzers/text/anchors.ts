// Which words of a pattern must occur in every match: what the trigger pass looks for.
import type { Choice, Node } from './03-pattern.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How often a word stands in a thousand words of support chat; rarer words make better triggers. */
type Rate = (id: number) => number

// Words per thousand in some 17,000 decent agent messages of public sets, rounded; every other word counts `rareWord`.
// biome-ignore format: a table
const commonWords = `you 44|the 36|to 29|is 28|i 25|for 20|a 20|and 18|your 17|in 14|it 13|with 12|of 12|that 12|at 12|have 11|on 10|will 10|are 9|would 9|like 9|can 9|be 9|there 7|do 6|what 6|me 5|please 5|not 5|we 5|day 5|flight 5|reservation 5|from 5|pm 5|book 4|help 4|has 4|number 4|or 4|am 4|need 4|this 4|if 4|else 4|anything 4|want 4|found 3|all 3|time 3|ok 3|an 3|how 3|id 3|great 3.0|my 2.8|any 2.7|could 2.7|price 2.7|one 2.7|sure 2.7|up 2.6|they 2.6|confirm 2.5|available 2.5|let 2.5|booked 2.4|th 2.4|been 2.4|about 2.3|march 2.3|degrees 2.2|around 2.1|know 2.1|minutes 2.1|booking 2.1|children 2.1|which 2.1|was 2.0|free 2.0|ride 2.0|should 2.0|no 2.0|but 2.0|so 2.0|just 2.0|yes 2.0|order 2.0|proceed 1.9|hotel 1.9|located 1.9|celsius 1.9|temperatures 1.8|economy 1.8|sorry 1.6|more 1.6|where 1.6|okay 1.6|details 1.6|get 1.6|when 1.6|as 1.6|by 1.6|us 1.6|our 1.6|did 1.6|city 1.6|appointment 1.6|good 1.6|reference 1.6|pick 1.5|today 1.5|successfully 1.5|total 1.5|hat 1.5|restaurant 1.5|may 1.4|provide 1.4|est 1.4|now 1.4|many 1.4|name 1.3|payment 1.3|centre 1.3|tickets 1.3|make 1.3|thank 1.3|right 1.3|people 1.2|phone 1.2|address 1.2|their 1.2|car 1.2|here 1.2|also 1.2|out 1.2|thanks 1.2|them 1.2|then 1.2|further 1.2|assist 1.2|cost 1.2|new 1.2|town 1.2|assistance 1.2|does 1.2|credits 1.2|correct 1.2|cambridge 1.2|flights 1.1|class 1.1|options 1.1|other 1.1|type 1.1|date 1.1|area 1.1|information 1.1|departure 1.0|travel 1.0|food 1.0|per 1.0|got 1.0|street 1.0|d 1.0|table 1.0|welcome 0.9|business 0.9|venue 0.9|try 0.9|star 0.9|rating 0.9|fee 0.9|feel 0.9|unfortunately 0.9|arrival 0.9|save 0.9|check 0.9|return 0.9|another 0.9|ticket 0.9|tr 0.9|first 0.9|balance 0.8|trip 0.8|train 0.8|account 0.8|go 0.8|able 0.8|donate 0.8|san 0.8|north 0.8|user 0.8|station 0.8|cb 0.8|current 0.8|see 0.8|only 0.8|too 0.8|its 0.8|very 0.8|take 0.8|well 0.8|than 0.8|who 0.8|going 0.8|two 0.8|were 0.8|those 0.8|these 0.8|some 0.8|he 0.8|she 0.8|his 0.8|her 0.8|him 0.8|had 0.8|hi 0.8|hello 0.8|airport 0.8|enjoy 0.8|average 0.8|work 0.8|monday 0.8|insurance 0.8|method 0.8|search 0.8|credit 0.8|find 0.8|room 0.8|moment 0.7|house 0.7|destination 0.7|range 0.7|w 0.7|look 0.7|card 0.7|way 0.7|apartments 0.7|place 0.7|cancellation 0.7|next 0.7|expensive 0.7|happy 0.7|different 0.7|nice 0.7|leaving 0.7|cloudy 0.7|friday 0.7|change 0.7|successful 0.7|criteria 0.7|movie 0.7|york 0.7|passenger 0.7|leaves 0.7|stay 0.6|hours 0.6|contact 0.6|certificate 0.6|center 0.6|west 0.6|set 0.6|called 0.6|francisco 0.6|east 0.6|alright 0.6|party 0.6|cabin 0.6|% 0.6|off 0.6|refund 0.6|sunday 0.6|transfer 0.6|arrive 0.6|restaurants 0.6|request 0.6|tuesday 0.6|looking 0.6|chicago 0.6|departing 0.6|prefer 0.6|questions 0.6|days 0.6|scheduled 0.6|option 0.6|basic 0.6|saturday 0.5|postcode 0.5|road 0.5|following 0.5|standard 0.5|gift 0.5|charity 0.5|park 0.5|recommend 0.5|los 0.5|both 0.5|international 0.5|taxi 0.5|ask 0.5|might 0.5|las 0.5|leave 0.5|bus 0.5|cheap 0.5|iah 0.5|takes 0.5|sunny 0.5|angeles 0.5|location 0.5|reservations 0.5|month 0.5|visit 0.5|difference 0.5|meeting 0.5|specific 0.5|much 0.5|driver 0.5|donation 0.5|ready 0.5|arrives 0.5|uber 0.5|costs 0.5|something 0.5|thursday 0.5|lyft 0.5|hotels 0.5|wednesday 0.5|changes 0.5|tell 0.5|think 0.5|apartment 0.5|pizzas 0.5|american 0.5|code 0.5|human 0.5|problem 0.4|wish 0.4|checking 0.4|additional 0.4|agent 0.4|part 0.4|south 0.4|using 0.4|give 0.4|amount 0.4|main 0.4|after 0.4|museum 0.4|kind 0.4|airlines 0.4|percent 0.4|original 0.4|moderate 0.4|bye 0.4|use 0.4|since 0.4|email 0.4|bedrooms 0.4|parking 0.4|passengers 0.4|goodbye 0.4|priced 0.4|jfk 0.4|again 0.4|before 0.4|last 0.4|best 0.4|into 0.4|over 0.4|back 0.4|say 0.4|said 0.4|still 0.4|because 0.4|even 0.4|being 0.4|never 0.4|always 0.4|ever 0.4|without 0.4|call 0.4|send 0.4|every 0.4|plan 0.4|accommodate 0.4|chance 0.4|arriving 0.4|looks 0.4|trains 0.4|sfo 0.4|size 0.4|raining 0.4|gbp 0.4|snowing 0.4|university 0.4|hope 0.4|made 0.4|rain 0.4|item 0.4|event 0.4|once 0.4|stars 0.4|checked 0.4|reserved 0.4|st 0.4|glad 0.4|cannot 0.4|detroit 0.4|particular 0.4|bar 0.4|pounds 0.4|unable 0.4|wonderful 0.4|reason 0.4|interested 0.4|near 0.4|within 0.4|reach 0.3|inn 0.3|pizza 0.3|tonight 0.3|showing 0.3|pickup 0.3|partly 0.3|confirmed 0.3|money 0.3|mind 0.3|processed 0.3|b 0.3|atl 0.3|pittsburgh 0.3|category 0.3|cancel 0.3|preference 0.3|sea 0.3|person 0.3|service 0.3|guest 0.3|shared 0.3|ewr 0.3|matching 0.3|seems 0.3|needs 0.3|compensation 0.3|away 0.3|choose 0.3|several 0.3|member 0.3|same 0.3|drive 0.3|really 0.3|seats 0.3|t 0.3|tomorrow 0.3|payable 0.3|understand 0.3|comes 0.3|meet 0.3|thing 0.3|each 0.3|bags 0.3|small 0.3|fantastic 0.3|shall 0.3|bed 0.3|cab 0.3|down 0.3|dr 0.3|world 0.3|entrance 0.3|john 0.3|u 0.3|lane 0.3|vs 0.3|reserve 0.3|few 0.3|process 0.3|little 0.3|guesthouse 0.3|ending 0.3|schedule 0.3|temperature 0.3|items 0.3|while 0.3|moderately 0.3|rooms 0.3|hear 0.3|sound 0.3|family 0.3|club 0.3|bring 0.3|ord 0.3|organization 0.3|forbes 0.3|murray 0.3|square 0.3|most 0.3|cuisine 0.3|blue 0.3|hospital 0.3|such 0.3|level 0.3|either 0.3|m 0.3|three 0.3|identity 0.3|offer 0.3|canceled 0.3|local 0.3|rent 0.3|savings 0.3|serves 0.3|starbucks 0.3|italian 0.3|kids 0.3|milk 0.3|long 0.3|confirming 0.3|exchange 0.3`

const rates = new Map(commonWords.split('|').map((entry) => [entry.split(' ')[0], Number(entry.split(' ')[1])]))
const rareWord = 0.05

interface Needed {
  ids: Set<number>
  /** Names of word shapes that may stand there instead. */
  shapes: readonly string[]
  cost: number
}

/** Words of which every match holds one, in the order of the pattern. */
interface Anchor {
  ids: Set<number>
  shapes: readonly string[]
  /** How often a word of it stands in a thousand words. */
  cost: number
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
  return {
    chain: chain.map(({ ids, shapes, cost, reach }) => ({ ids, shapes, cost, reach })),
    rarest: chain.indexOf(words[0]),
  }
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
