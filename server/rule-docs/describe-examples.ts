// Turns the examples of a rule file into turns, what must be known, and a text with its underlined words marked.
import type { Example } from '../../analyzers/rule.ts'
import type { Block, ExampleDoc, Inline, Text } from './doc.ts'

/** Secrets and slurs stand in rule files as templates, so that nobody has to keep or read them. */
const templates: [RegExp, string][] = [
  [/\{\{slur:[^}]*\}\}/g, '[a slur]'],
  [/\{\{[a-zA-Z0-9]+:[^}]*\}\}/g, '[…]'],
]

export function describeExamples(examples: readonly Example[]): Block[] {
  return examples.length === 0 ? [] : [{ is: 'examples', items: examples.map(describeExample) }]
}

function describeExample(example: Example): ExampleDoc {
  const {
    text,
    context = [],
    facts = {},
    jurisdiction,
    now,
  } = typeof example === 'string' ? { text: example } : example
  const given: Text[] = Object.entries(facts).map(([path, value]) => [{ code: path }, ` is ${fillIn(String(value))}`])
  if (jurisdiction !== undefined) given.push([`Place: ${jurisdiction}`])
  if (now !== undefined) given.push([`Day: ${now.slice(0, 10)}`])
  return {
    turns: context.map((turn) =>
      'customer' in turn
        ? { who: 'Customer', text: fillIn(turn.customer) }
        : { who: 'Agent', text: fillIn(turn.agent) },
    ),
    given,
    text: markWords(fillIn(text)),
  }
}

const fillIn = (text: string) => templates.reduce((filled, [template, words]) => filled.replace(template, words), text)

function markWords(text: string): Inline[] {
  return text.split(/(«[^»]*»)/).flatMap((part): Inline[] => {
    if (part === '') return []
    return part.startsWith('«') && part.endsWith('»') ? [{ mark: part.slice(1, -1) }] : [part]
  })
}
