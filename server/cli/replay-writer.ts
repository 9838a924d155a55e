// Writes what a replay finds, a change at a time, and the counts of each rule at the end.
import type { Change, Outcome, Totals } from './replay.ts'
import { many } from './report.ts'

interface ReplayWriter {
  change(change: Change): string
  end(totals: Totals): string
}

export function createReplayWriter(format: 'pretty' | 'json'): ReplayWriter {
  let count = 0
  if (format === 'json')
    return {
      change: (change) => `${count++ === 0 ? '{"changes":[\n' : ',\n'}${JSON.stringify(change)}`,
      end({ conversations, messages, rules }) {
        const summary = { conversations, messages, rules: Object.fromEntries(sortRules(rules)) }
        return `${count === 0 ? '{"changes":[' : '\n'}],\n"summary":${JSON.stringify(summary)}}\n`
      },
    }
  return {
    change(change) {
      count++
      return `${showChange(change)}\n`
    },
    end: (totals) => `${count === 0 ? '' : '\n'}${showTotals(totals)}`,
  }
}

function showChange({ change, rule, conversation, message, sentAt, before, after, words }: Change): string {
  const outcome = before && after ? `${describe(before)} → ${describe(after)}` : describe((after ?? before) as Outcome)
  const text = words === undefined ? '' : `  “${toPlain(words)}”`
  return `${change.padEnd(7)}  ${rule}  ${outcome}  ${sentAt}  ${toPlain(conversation)}  ${toPlain(message)}${text}`
}

const describe = ({ severity, action, trial }: Outcome) => `${severity}, ${action}${trial ? ', on trial' : ''}`

/** On one line, without what a terminal would obey. */
const toPlain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '�')
    .toWellFormed()

const sortRules = (rules: Totals['rules']) => [...rules].sort(([a], [b]) => (a < b ? -1 : 1))

function showTotals({ conversations, messages, rules }: Totals): string {
  const moved = sortRules(rules).filter(([, count]) => count.new + count.lost + count.changed > 0)
  const width = Math.max(4, ...moved.map(([id]) => id.length))
  const row = (id: string, cells: (string | number)[]) =>
    `${id.padEnd(width)}${cells.map((cell) => String(cell).padStart(9)).join('')}\n`
  const table = moved.map(([id, count]) => row(id, [count.before, count.after, count.new, count.lost, count.changed]))
  const read = `${many(messages, 'message')} of agents and bots in ${many(conversations, 'conversation')}`
  if (moved.length === 0) return `${read}: nothing changes.\n`
  return `${row('rule', ['before', 'after', 'new', 'lost', 'changed'])}${table.join('')}\n${read}.\n`
}
