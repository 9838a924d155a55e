// Which words of a pattern must occur in every match: what the trigger pass looks for.
import type { Choice, Node } from './03-pattern.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How often a word stands in a thousand words of support chat; rarer words make better triggers. */
type Rate = (id: number) => number

// Words per thousand, rounded: the mean of some 14,000 decent agent messages of public sets and of the `good` examples of the rules.
// Every other word counts `rareWord`.
// biome-ignore format: a table
const commonWords = `the 50|you 40|is 32|i 26|to 24|your 21|a 20|it 18|for 17|and 15|in 13|on 11|have 11|can 11|not 10|will 10|that 10|of 9|with 9|are 9|at 8|do 7|we 6|like 6|be 6|please 6|would 6|there 5|if 4|me 4|am 4|this 4|from 4|number 4|our 4|need 4|what 4|or 4|has 4|so 3|by 3|an 3|no 3.0|one 2.9|free 2.8|day 2.8|help 2.8|here 2.8|all 2.6|time 2.6|flight 2.6|pm 2.5|sorry 2.5|order 2.5|was 2.5|any 2.4|as 2.4|reservation 2.4|about 2.3|ca 2.3|account 2.3|book 2.2|anything 2.2|want 2.2|else 2.1|up 2.1|price 2.1|they 2.0|but 2.0|how 1.9|let 1.9|could 1.9|get 1.9|now 1.8|found 1.8|id 1.8|card 1.8|ok 1.7|confirm 1.7|sure 1.7|been 1.7|days 1.6|great 1.6|only 1.6|yes 1.6|which 1.5|booking 1.5|know 1.5|us 1.5|today 1.5|available 1.5|send 1.4|minutes 1.4|address 1.4|ask 1.4|th 1.4|phone 1.4|refund 1.4|may 1.4|booked 1.4|check 1.4|march 1.3|team 1.3|fee 1.3|details 1.3|right 1.3|should 1.3|call 1.3|hotel 1.3|does 1.2|more 1.2|two 1.2|children 1.2|use 1.2|name 1.2|off 1.2|before 1.1|new 1.1|payment 1.1|see 1.1|when 1.1|month 1.1|thank 1.1|d 1.1|out 1.1|degrees 1.1|ride 1.1|did 1.1|within 1.1|first 1.1|around 1.1|them 1.1|legal 1.1|take 1.0|where 1.0|code 1.0|good 1.0|go 1.0|other 1.0|proceed 1.0|tell 1.0|keep 1.0|date 1.0|restaurant 0.9|reference 0.9|located 0.9|e 0.9|plan 0.9|celsius 0.9|example 0.9|temperatures 0.9|people 0.9|appointment 0.9|economy 0.9|their 0.9|return 0.9|until 0.9|back 0.9|after 0.9|make 0.9|page 0.9|delivery 0.9|city 0.9|my 0.9|friday 0.8|total 0.8|okay 0.8|change 0.8|many 0.8|pick 0.8|mail 0.8|assistance 0.8|next 0.8|chat 0.8|type 0.8|email 0.8|shop 0.8|area 0.8|tickets 0.8|request 0.8|open 0.8|successfully 0.8|pay 0.8|driver 0.7|another 0.7|way 0.7|set 0.7|centre 0.7|hat 0.7|cost 0.7|street 0.7|provide 0.7|credit 0.7|balance 0.7|information 0.7|never 0.7|per 0.7|find 0.7|room 0.7|look 0.7|cancel 0.7|asked 0.7|est 0.7|ticket 0.7|just 0.7|car 0.7|then 0.7|parcel 0.7|business 0.7|try 0.7|town 0.6|data 0.6|welcome 0.6|link 0.6|thanks 0.6|correct 0.6|contact 0.6|share 0.6|ending 0.6|because 0.6|further 0.6|who 0.6|travel 0.6|still 0.6|under 0.6|options 0.6|got 0.6|cambridge 0.6|form 0.6|added 0.6|assist 0.6|left 0.6|both 0.6|say 0.6|class 0.6|insurance 0.6|last 0.6|credits 0.6|sent 0.6|flights 0.6|app 0.6|leave 0.6|once 0.6|wo 0.6|prefer 0.6|train 0.6|again 0.6|review 0.6|work 0.6|food 0.5|december 0.5|monday 0.5|feel 0.5|its 0.5|station 0.5|report 0.5|also 0.5|too 0.5|give 0.5|done 0.5|able 0.5|bank 0.5|hear 0.5|gift 0.5|table 0.5|stay 0.5|departure 0.5|these 0.5|star 0.5|same 0.5|costs 0.5|add 0.5|told 0.5|case 0.5|unfortunately 0.5|takes 0.5|certificate 0.5|rating 0.5|choose 0.5|charge 0.5|venue 0.5|customers 0.5|text 0.5|transfer 0.5|arrives 0.5|basic 0.5|law 0.5|arrive 0.5|stop 0.5|nothing 0.5|arrival 0.5|shall 0.5|three 0.5|passport 0.5|ready 0.5|moment 0.4|police 0.4|reach 0.4|cancelled 0.4|user 0.4|save 0.4|current 0.4|trip 0.4|enjoy 0.4|happy 0.4|everything 0.4|sunday 0.4|tr 0.4|without 0.4|postcode 0.4|called 0.4|were 0.4|password 0.4|tuesday 0.4|every 0.4|well 0.4|year 0.4|range 0.4|recommend 0.4|message 0.4|policy 0.4|hours 0.4|step 0.4|airport 0.4|problem 0.4|person 0.4|read 0.4|donate 0.4|reply 0.4|own 0.4|north 0.4|san 0.4|those 0.4|cancellation 0.4|complaint 0.4|letter 0.4|closed 0.4|over 0.4|customer 0.4|house 0.4|most 0.4|goes 0.4|made 0.4|months 0.4|cb 0.4|w 0.4|different 0.4|average 0.4|write 0.4|main 0.4|anyone 0.4|road 0.4|standard 0.4|method 0.4|list 0.4|search 0.4|file 0.4|leaves 0.4|come 0.4|some 0.4|nice 0.4|full 0.4|leaving 0.4|going 0.4|logged 0.4|very 0.4|tomorrow 0.4|understand 0.4|destination 0.4|old 0.4|fine 0.4|said 0.4|needed 0.4|using 0.4|service 0.4|needs 0.4|place 0.4|apartments 0.4|guarantee 0.4|ourcompany 0.4|stock 0.4|charged 0.3|looking 0.3|expensive 0.3|park 0.3|visit 0.3|questions 0.3|tax 0.3|box 0.3|west 0.3|cloudy 0.3|yet 0.3|option 0.3|reason 0.3|digits 0.3|successful 0.3|looks 0.3|something 0.3|five 0.3|restaurants 0.3|criteria 0.3|movie 0.3|alright 0.3|note 0.3|york 0.3|whether 0.3|passenger 0.3|item 0.3|c 0.3|support 0.3|repair 0.3|offer 0.3|agent 0.3|center 0.3|says 0.3|part 0.3|doctor 0.3|confirmation 0.3|model 0.3|bill 0.3|taxi 0.3|course 0.3|com 0.3|east 0.3|francisco 0.3|size 0.3|buy 0.3|orders 0.3|second 0.3|pin 0.3|refunded 0.3|comes 0.3|each 0.3|party 0.3|rate 0.3|four 0.3|cabin 0.3|side 0.3|claim 0.3|night 0.3|answer 0.3|door 0.3|through 0.3|saturday 0.3|profile 0.3|while 0.3|replacement 0.3|works 0.3|hotels 0.3|following 0.3|system 0.3|money 0.3|since 0.3|charity 0.3|parking 0.3|location 0.3|departing 0.3|chicago 0.3|human 0.3|put 0.3|hold 0.3|ends 0.3|italian 0.3|scheduled 0.3|birth 0.3|security 0.3|best 0.3|turn 0.3|away 0.3|returns 0.3|near 0.3|settings 0.3|opened 0.3|november 0.3|copy 0.3|bus 0.3|terms 0.3|thursday 0.3|tonight 0.3|cheap 0.3|someone 0.3|hope 0.3|show 0.3|than 0.3|enter 0.3|american 0.3|update 0.3|large 0.3|dr 0.3|los 0.3|access 0.3|glad 0.3|removed 0.3|international 0.3|history 0.3|line 0.3|donation 0.3|green 0.3|few 0.3|reported 0.3|store 0.3|six 0.3|dogs 0.3|museum 0.3|might 0.3|las 0.3|instead 0.3|safe 0.3|including 0.3|family 0.3|women 0.3|nobody 0.3|privacy 0.3|log 0.3|sell 0.3|billing 0.3|deleted 0.3|really 0.3|court 0.2|wednesday 0.2|changes 0.2|iah 0.2|wrong 0.2|mind 0.2|sunny 0.2|angeles 0.2|post 0.2|difference 0.2|reservations 0.2|wish 0.2|he 0.2|long 0.2|close 0.2|meeting 0.2|specific 0.2|noted 0.2|amount 0.2|south 0.2|much 0.2|into 0.2|verify 0.2|ten 0.2|device 0.2|paid 0.2|items 0.2|airlines 0.2|kind 0.2|trains 0.2|everyone 0.2|uber 0.2|already 0.2|rooms 0.2|checkout 0.2|warranty 0.2|contract 0.2|updates 0.2|lyft 0.2|extra 0.2|original 0.2|why 0.2|minute 0.2|website 0.2|confirmed 0.2|moderate 0.2|accept 0.2|think 0.2|bed 0.2|small 0.2|checked 0.2|stars 0.2|apartment 0.2|pizzas 0.2|savings 0.2|b 0.2|processed 0.2|pass 0.2|entrance 0.2|down 0.2|sign 0.2|checking 0.2|additional 0.2|exchange 0.2|licence 0.2|cannot 0.2|st 0.2|included 0.2|worry 0.2|shared 0.2|guest 0.2|years 0.2|particular 0.2|uk 0.2|must 0.2|chance 0.2|stays 0.2|courier 0.2|percent 0.2|wait 0.2|s 0.2|black 0.2|member 0.2|sale 0.2|engineer 0.2|browser 0.2|cover 0.2|mistake 0.2|bye 0.2|yourself 0.2|helps 0.2|flat 0.2|thing 0.2|rain 0.2|k 0.2|passengers 0.2|bedrooms 0.2|event 0.2|taken 0.2|local 0.2|receipt 0.2|morning 0.2|guide 0.2|saved 0.2|goodbye 0.2|working 0.2|start 0.2|priced 0.2|jfk 0.2|delivered 0.2|better 0.2`

const rates = new Map(commonWords.split('|').map((entry) => [entry.split(' ')[0], Number(entry.split(' ')[1])]))
const rareWord = 0.05

/** Words of which every match holds one. */
interface Needed {
  ids: Set<number>
  /** Names of word shapes that may stand there instead. */
  shapes: readonly string[]
  /** How often one of them stands in a thousand words. */
  cost: number
}

interface Anchor extends Needed {
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

/** What choices need, worked out once each: a word list stands in many patterns. */
export type NeededOf = Map<Choice, Needed | null>

/** An empty chain when no word must occur. */
export function findAnchors(nodes: readonly Node[], vocabulary: Vocabulary, known: NeededOf): Anchors {
  const rate: Rate = (id) => rates.get(vocabulary.wordOf(id)) ?? rareWord
  const needed = nodes.map((node) => neededBy(node, rate, known))
  const costs = needed.flatMap((each) => (each ? [each.cost] : [])).sort((a, b) => a - b)
  const limit = costs[maxNeeded - 1] ?? Number.POSITIVE_INFINITY
  const chain: Anchor[] = []
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
  return { chain, rarest: chain.indexOf(words[0]) }
}

/** No shape takes more words. */
const maxShapeTokens = 6

/** The most words that a part can take. */
function widthOf(node: Node): number {
  switch (node.is) {
    case 'gap':
      return node.max
    case 'choice':
      return node.choice.width
    case 'shape':
      return maxShapeTokens
    case 'word':
    case 'grammar':
      return 1
    default:
      return 0
  }
}

export function widest(options: readonly (readonly Node[])[]): number {
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

function neededBy(node: Node, rate: Rate, known: NeededOf): Needed | null {
  if (node.is === 'word') return { ids: node.ids, shapes: [], cost: costOf(node.ids, rate) }
  if (node.is === 'shape')
    return shapeRates[node.name] ? { ids: new Set(), shapes: [node.name], cost: shapeRates[node.name] as number } : null
  if (node.is !== 'choice' || node.isOptional) return null
  const before = known.get(node.choice)
  if (before !== undefined) return before
  const found = neededByOptions(node.choice, rate, known)
  known.set(node.choice, found)
  return found
}

function neededByOptions({ options }: Choice, rate: Rate, known: NeededOf): Needed | null {
  const ids = new Set<number>()
  const shapes = new Set<string>()
  for (const option of options) {
    const each = option.flatMap((part) => neededBy(part, rate, known) ?? []).sort((a, b) => a.cost - b.cost)
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
