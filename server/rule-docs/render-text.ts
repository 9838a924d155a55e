// Shows a documentation page in a terminal, at most 100 columns wide.
import { type Block, type ExampleDoc, type Inline, indexPath, type Row, type RuleDoc, type Text } from './doc.ts'

export const columns = 100
const indent = '  '
const bullet = '- '

export function renderText(doc: RuleDoc): string {
  const badges = doc.badges.map(({ text }) => text).join(', ')
  const lines = [`${doc.id}  (${badges})`, '', ...wrap(doc.lead), '']
  for (const { title, blocks } of doc.sections) lines.push(`${title}:`, ...blocks.flatMap(renderBlock), '')
  return `${lines.join('\n').trimEnd()}\n`
}

function renderBlock(block: Block): string[] {
  if (block.is === 'text') return wrap(write(block.text), indent)
  if (block.is === 'list') return block.items.flatMap((item) => wrap(write(item), indent + bullet, `${indent}  `))
  if (block.is === 'terms') return renderRows(block.rows, indent)
  if (block.is === 'group')
    return [...wrap(block.title, indent + bullet, `${indent}  `), ...renderRows(block.rows, indent + indent)]
  return block.items.flatMap(renderExample)
}

/** Terms in a column of their own, what belongs to each beside it. */
function renderRows(rows: Row[], margin: string): string[] {
  const width = Math.max(...rows.map(({ term }) => term.length)) + 2
  return rows.flatMap(({ term, items }) =>
    items.flatMap((item, i) =>
      wrap(write(item), margin + (i === 0 ? term : '').padEnd(width), margin + ' '.repeat(width)),
    ),
  )
}

function renderExample({ turns, given, text }: ExampleDoc): string[] {
  const before = [...turns.map(({ who, text: said }) => `${who}: ${said}`), ...given.map(write)]
  if (before.length === 0) return wrap(write(text), indent + bullet, `${indent}  `)
  const [first = '', ...rest] = before
  return [
    ...wrap(`[${first}]`, indent + bullet, `${indent}  `),
    ...rest.flatMap((line) => wrap(`[${line}]`, `${indent}  `)),
    ...wrap(write(text), `${indent}  `),
  ]
}

const write = (text: Text): string => text.map(writeInline).join('')

function writeInline(part: Inline): string {
  if (typeof part === 'string') return part
  if ('code' in part) return part.code
  if ('strong' in part) return part.strong
  if ('mark' in part) return `«${part.mark}»`
  const { link, href } = part
  if (href.startsWith(`${indexPath}/`)) return href.slice(indexPath.length + 1)
  return href.startsWith('/') ? link : `${link} ${href}`
}

/** `first` opens the first line, `rest` the others. A word longer than a line stays whole: addresses can then be copied. */
export function wrap(text: string, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = rest
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}
