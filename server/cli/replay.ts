// scruple replay: what a changed policy would find in the stored conversations, against what the present one finds.
import type { Finding } from '../../analyzers/finding.ts'
import { maxTurns, type Turn } from '../../analyzers/message.ts'
import type { ConversationState } from '../../analyzers/state.ts'
import { maskText } from '../../analyzers/verdict.ts'
import { loadConfig } from '../config.ts'
import { type OpenLinter, openLinter, type PolicyOptions } from './open-linter.ts'
import { type Output, openOutput } from './output.ts'
import { createReplayWriter } from './replay-writer.ts'
import { readStoredMessages, type StoredMessage } from './stored-messages.ts'

export interface ReplayOptions extends PolicyOptions {
  since?: string
  limit?: number
  showText?: boolean
  format: 'pretty' | 'json'
}

export interface Change {
  change: 'new' | 'lost' | 'changed'
  rule: string
  conversation: string
  message: string
  sentAt: string
  start: number
  end: number
  /** As the policy has it now; absent for a new finding. */
  before?: Outcome
  /** As the changed policy has it; absent for a lost finding. */
  after?: Outcome
  /** Only when asked for; values masked that may not be shown. */
  words?: string
}

export interface Outcome {
  severity: Finding['severity']
  action: Finding['action']
  trial: boolean
}

export interface Totals {
  conversations: number
  messages: number
  rules: Map<string, { before: number; after: number; new: number; lost: number; changed: number }>
}

/** @returns the exit status, 0: what a policy would find is no failure */
export async function replay(output: Output, env: NodeJS.ProcessEnv, options: ReplayOptions): Promise<number> {
  const { SCRUPLE_DATA_DIR, SCRUPLE_POLICY, SCRUPLE_FACTS, SCRUPLE_LEXICON } = env
  // The rest of the settings, as a secret or a port, is the server's own and may be missing here.
  const config = loadConfig({ SCRUPLE_DATA_DIR, SCRUPLE_POLICY, SCRUPLE_FACTS, SCRUPLE_LEXICON })
  const present = { policy: config.policyFile, facts: config.factsPath, lexicon: config.lexiconDir }
  const { policy = present.policy, facts = present.facts, lexicon = present.lexicon } = options
  const sides = [openLinter({ ...options, ...present }), openLinter({ ...options, policy, facts, lexicon })] as const
  const totals: Totals = { conversations: 0, messages: 0, rules: new Map() }
  const writer = createReplayWriter(options.format)
  const write = openOutput(output, () => 0)
  let thread: Thread | undefined
  for (const stored of readStoredMessages(config.dataDir, options.since)) {
    if (totals.messages >= (options.limit ?? Number.POSITIVE_INFINITY)) break
    if (thread?.id !== stored.conversation_id) {
      thread = { id: stored.conversation_id, turns: [], states: [undefined, undefined], isCounted: false }
    }
    if (stored.role !== 'customer' && stored.sent_at >= (options.since ?? '')) {
      totals.messages++
      if (!thread.isCounted) totals.conversations++
      thread.isCounted = true
      for (const change of compare(stored, thread, sides, totals, options)) await write(writer.change(change))
    }
    advance(thread, stored, sides)
  }
  await write(writer.end(totals))
  return 0
}

/** A conversation as far as it has been read. */
interface Thread {
  id: string
  turns: Turn[]
  states: [ConversationState | undefined, ConversationState | undefined]
  isCounted: boolean
}

type Sides = readonly [OpenLinter, OpenLinter]

/** What was never delivered is no turn of the conversation. */
function advance(thread: Thread, { role, text, status }: StoredMessage, [present, changed]: Sides): void {
  if (status !== 'delivered') return
  const turn: Turn = { role, text }
  thread.states = [
    present.linter.advance(thread.states[0], turn, thread.turns),
    changed.linter.advance(thread.states[1], turn, thread.turns),
  ]
  thread.turns = [...thread.turns.slice(1 - maxTurns), turn]
}

function compare(
  { id, role, text, sent_at, context: known }: StoredMessage,
  { id: conversation, turns, states }: Thread,
  sides: Sides,
  { rules }: Totals,
  { showText }: ReplayOptions,
): Change[] {
  const [before, after] = sides.map(({ linter, complete }, side) => {
    const state = states[side]
    const message = complete({ ...known, text, role, context: turns, now: sent_at, ...(state && { state }) })
    return linter.lint(message).findings
  }) as [Finding[], Finding[]]
  const shown = maskText(maskText(text, before), after)
  const changes: Change[] = []
  for (const { old, young } of pair(before, after)) {
    const finding = (young ?? old) as Finding
    const count = rules.get(finding.rule) ?? { before: 0, after: 0, new: 0, lost: 0, changed: 0 }
    rules.set(finding.rule, count)
    if (old) count.before++
    if (young) count.after++
    const change = old ? (young ? 'changed' : 'lost') : 'new'
    if (old && young && isSame(toOutcome(old), toOutcome(young))) continue
    count[change]++
    changes.push({
      change,
      rule: finding.rule,
      conversation,
      message: id,
      sentAt: sent_at,
      start: finding.start,
      end: finding.end,
      ...(old && { before: toOutcome(old) }),
      ...(young && { after: toOutcome(young) }),
      ...(showText && { words: shown.slice(finding.start, finding.end) }),
    })
  }
  return changes
}

/** Findings of the same rule on overlapping words are the same finding. */
function pair(before: readonly Finding[], after: readonly Finding[]): { old?: Finding; young?: Finding }[] {
  const left = new Set(before)
  const pairs = after.map((young): { old?: Finding; young?: Finding } => {
    const old = [...left].find(
      (each) =>
        each.rule === young.rule &&
        each.start < Math.max(young.end, young.start + 1) &&
        young.start < Math.max(each.end, each.start + 1),
    )
    if (old) left.delete(old)
    return old ? { old, young } : { young }
  })
  return [...pairs, ...[...left].map((old) => ({ old }))]
}

const toOutcome = ({ severity, action, isTrial }: Finding): Outcome => ({ severity, action, trial: isTrial ?? false })

const isSame = (a: Outcome, b: Outcome) => a.severity === b.severity && a.action === b.action && a.trial === b.trial
