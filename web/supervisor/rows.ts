// The rows of the supervisor's list: flagged conversations, filtered, those that cannot wait first, then the newest.
import type { Category, Severity } from '../../analyzers/finding.ts'
import type { ConversationSummary, ReviewedMessage } from '../../server/contract.ts'
import { isUrgent } from '../findings/urgency.ts'
import { worstSeverity } from '../findings/words.ts'
import type { Flags, SupervisorState } from './state.ts'

export interface Filters {
  /** Part of the customer's or the agent's name. */
  search: string
  /** `signal`: the customer signalled something, whatever the agent wrote. */
  category: Category | 'signal' | 'all'
  severity: Severity | 'all'
  agent: string
  status: 'all' | 'held' | 'delivered' | 'fault'
}

export const noFilters: Filters = { search: '', category: 'all', severity: 'all', agent: '', status: 'all' }

export interface Row {
  conversation: ConversationSummary
  /** The flagged messages that pass the filters, newest first; never empty. */
  flags: ReviewedMessage[]
  /** The one to say something about: the newest that cannot wait, else the newest. */
  headline: ReviewedMessage
  needsYouNow: boolean
  severity: Severity | null
}

export function listRows(state: Pick<SupervisorState, 'filters' | 'setAside' | 'paused'> & Flags): Row[] {
  const { conversations, flagged } = state.paused ?? state
  const byConversation = new Map<string, ReviewedMessage[]>()
  for (const message of Object.values(flagged)) {
    const conversation = conversations[message.conversationId]
    if (!conversation || !isWanted(message, conversation, state.filters)) continue
    const flags = byConversation.get(message.conversationId)
    if (flags) flags.push(message)
    else byConversation.set(message.conversationId, [message])
  }
  const rows = [...byConversation].map(([id, flags]) =>
    makeRow(conversations[id] as ConversationSummary, flags, state.setAside[id] ?? ''),
  )
  return rows.sort((a, b) => Number(b.needsYouNow) - Number(a.needsYouNow) || compareNewest(a, b))
}

function makeRow(conversation: ConversationSummary, flags: ReviewedMessage[], setAsideUntil: string): Row {
  flags.sort((a, b) => b.sentAt.localeCompare(a.sentAt))
  const urgent = flags.find((message) => message.sentAt > setAsideUntil && isUrgent(message))
  return {
    conversation,
    flags,
    headline: urgent ?? (flags[0] as ReviewedMessage),
    needsYouNow: urgent !== undefined,
    severity: worstSeverity(flags.flatMap(({ findings }) => findings.filter(({ isTrial }) => !isTrial))),
  }
}

const compareNewest = (a: Row, b: Row) => (b.flags[0]?.sentAt ?? '').localeCompare(a.flags[0]?.sentAt ?? '')

function isWanted(message: ReviewedMessage, conversation: ConversationSummary, filters: Filters): boolean {
  const { search, category, severity, agent, status } = filters
  const names = `${conversation.customerName}\n${conversation.agentName}`.toLocaleLowerCase()
  if (!names.includes(search.trim().toLocaleLowerCase())) return false
  if (agent && conversation.agentName !== agent) return false
  if (status === 'fault' && !message.hasLinterFault) return false
  if ((status === 'held' || status === 'delivered') && message.status !== status) return false
  if (category === 'signal') return message.signals.length > 0 && severity === 'all'
  const fitting = message.findings.filter((finding) => category === 'all' || finding.category === category)
  if (severity !== 'all') return fitting.some((finding) => finding.severity === severity)
  return category === 'all' || fitting.length > 0
}

/** What there is to filter by, each with the number of flagged messages. */
export function listChoices(flags: Flags): { categories: [Category, number][]; agents: string[]; signalCount: number } {
  const counts = new Map<Category, number>()
  const agents = new Set<string>()
  let signalCount = 0
  for (const message of Object.values(flags.flagged)) {
    const agent = flags.conversations[message.conversationId]?.agentName
    if (agent) agents.add(agent)
    if (message.signals.length > 0) signalCount++
    for (const category of new Set(message.findings.map((finding) => finding.category))) {
      counts.set(category, (counts.get(category) ?? 0) + 1)
    }
  }
  return {
    categories: [...counts].sort(([a], [b]) => a.localeCompare(b)),
    agents: [...agents].sort((a, b) => a.localeCompare(b)),
    signalCount,
  }
}

/** How many conversations each choice of severity would show, under all other filters. */
export function countSeverities(state: Pick<SupervisorState, 'filters' | 'setAside' | 'paused'> & Flags) {
  const rows = listRows({ ...state, filters: { ...state.filters, severity: 'all' } })
  const counts: Record<Severity | 'all', number> = { all: 0, error: 0, warning: 0, info: 0 }
  for (const { flags } of rows) {
    counts.all++
    const severitiesHere = new Set(flags.flatMap(({ findings }) => findings.map(({ severity }) => severity)))
    for (const severity of severitiesHere) counts[severity]++
  }
  return counts
}
