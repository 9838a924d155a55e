// What a documentation page is made of, before anybody decides whether a terminal or a browser shows it.

export type Inline = string | { code: string } | { mark: string } | { strong: string } | { link: string; href: string }
export type Text = Inline[]

/** A message of a rule file: the turns before it, what must be known, and the words in it that are underlined. */
export interface ExampleDoc {
  turns: { who: 'Customer' | 'Agent'; text: string }[]
  /** What must be known or hold: facts, place, day. */
  given: Text[]
  text: Text
}

/** A term, and each thing that belongs to it. */
export interface Row {
  term: string
  items: Text[]
}

export type Block =
  | { is: 'text'; text: Text }
  | { is: 'list'; items: Text[] }
  | { is: 'terms'; rows: Row[] }
  | { is: 'group'; title: string; rows: Row[] }
  | { is: 'examples'; items: ExampleDoc[] }

export interface Section {
  /** Unique in the page: what a link points to. */
  anchor: string
  title: string
  blocks: Block[]
}

/** The page of one rule or signal. */
export interface RuleDoc {
  id: string
  kind: 'rule' | 'signal'
  /** For people: `False urgency`. */
  name: string
  category: string
  /** In words, for badges: severity, action, strength … */
  badges: { text: string; tone: 'error' | 'warning' | 'info' | 'plain' }[]
  lead: string
  sections: Section[]
}

/** `pressure/false-urgency` is called `False urgency`. */
export function nameOf(id: string): string {
  const name = (id.split('/')[1] ?? id).replaceAll('-', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const indexPath = '/docs/rules'

export const pagePath = (id: string) => `${indexPath}/${id}`

export const linkTo = (id: string): Inline => ({ link: nameOf(id), href: pagePath(id) })

/** `a, b and c`, or `a, b, c` without a last word; the parts keep their form. */
export function enumerate(parts: Inline[], last: 'and' | 'or' | '' = 'and'): Text {
  return parts.flatMap((part, i) => {
    if (i === 0) return [part]
    return [i === parts.length - 1 && last !== '' ? ` ${last} ` : ', ', part]
  })
}
