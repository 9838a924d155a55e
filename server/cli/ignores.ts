// Reads inline ignores, "rule: reason", and says which findings they cover and which of them covered none.
import type { RuleFile } from '../../analyzers/rule.ts'

export interface Ignore {
  rule: string
  reason: string
  /** Where it stands in the file. */
  offset: number
}

export interface Fault {
  error: string
  offset: number
  id?: string | number
}

/** The name of the comment, column and field. */
export const ignoreName = 'scruple-ignore'

const nextRule = /;\s*(?=[a-z-]+\/[\w-]+\s*(?:[:;]|$))/

/** "rule: reason; rule: reason". Offsets are those of the whole directive. */
export function parseIgnores(directive: string, offset: number): { ignores: Ignore[]; faults: Fault[] } {
  const ignores: Ignore[] = []
  const faults: Fault[] = []
  for (const part of directive.split(nextRule)) {
    const [, rule = '', reason = ''] = /^\s*([^\s:]*)\s*:?([\s\S]*)$/.exec(part) ?? []
    if (rule === '')
      faults.push({
        error: `${ignoreName} names no rule; write "${ignoreName} category/rule: why it is right here"`,
        offset,
      })
    else if (reason.trim() === '')
      faults.push({
        error: `${ignoreName} ${shorten(rule)} gives no reason; write "${ignoreName} ${shorten(rule)}: why it is right here"`,
        offset,
      })
    else ignores.push({ rule, reason: reason.trim().replace(/\s+/g, ' '), offset })
  }
  return { ignores, faults }
}

/** What is wrong with an ignore under this policy. */
export function checkIgnore({ rule, offset }: Ignore, rules: Record<string, RuleFile>): Fault | undefined {
  const file = Object.hasOwn(rules, rule) ? rules[rule] : undefined
  if (!file || file.kind === 'signal') {
    const near = Object.keys(rules).filter(
      (id) => id.endsWith(`/${rule.split('/').pop()}`) && !id.startsWith('signals/'),
    )
    const cure = near.length > 0 ? `did you mean ${near[0]}?` : '`scruple rules` lists all'
    return { error: `${ignoreName} ${shorten(rule)}: there is no such rule; ${cure}`, offset }
  }
  if (file.neverReleased)
    return {
      error: `${ignoreName} ${rule}: this rule cannot be ignored, as no supervisor may release what it finds; change the wording`,
      offset,
    }
}

/** A name as it may stand in an error, whatever was written there. */
const shorten = (name: string) => name.replace(/[^\w/.-]/g, '?').slice(0, 60)
