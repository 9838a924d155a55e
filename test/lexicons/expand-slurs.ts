// Fills the placeholders that stand for slurs in examples, so that nobody has to read them: {{slur:ethnic}}, {{slur:guarded:3}}.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const file = new URL('../../lexicons/en/lists/slurs.yaml', import.meta.url)
const lists = parse(readFileSync(file, 'utf8')) as Record<string, string[]>

/**
 * `{{slur:KIND}}` becomes the first entry of the list `slur-KIND`, `{{slur:KIND:N}}` its Nth, counted from 1.
 * @throws when there is no such list or entry.
 */
export function expandSlurs(text: string): string {
  return text.replace(/\{\{slur:([a-z-]+)(?::(\d+))?\}\}/g, (placeholder, kind: string, place = '1') => {
    const term = lists[`slur-${kind}`]?.[Number(place) - 1]
    if (term === undefined) throw new Error(`${placeholder} names no entry of lexicons/en/lists/slurs.yaml`)
    return term
  })
}
