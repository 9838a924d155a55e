// The gateway's decision: lint, judge, store, then tell everybody; in this order, once per client id.
import type { FastifyBaseLogger } from 'fastify'
import { type Finding, isForAgents } from '../../analyzers/finding.ts'
import type { Linter } from '../../analyzers/lint.ts'
import { maxTurns, type Role, type Turn } from '../../analyzers/message.ts'
import { type ConversationState, emptyState } from '../../analyzers/state.ts'
import { maskText } from '../../analyzers/verdict.ts'
import type { ConversationSummary, Reason, ReviewedMessage, SendOutcome } from '../contract.ts'
import { makeError } from '../errors.ts'
import { type ConversationContext, mergeContext } from './conversation-context.ts'
import type { ConversationStore, NewConversation } from './conversation-store.ts'
import { hideAll, isFlagged, type Judgement, type JudgeParts, judge, lintSafely } from './judge.ts'
import { createQueue } from './queue.ts'

interface Sending {
  conversationId: string
  clientId: string
  role: Exclude<Role, 'bot'>
  author: string
  text: string
  reason?: Reason
  note?: string
}

/** What has happened, after it is on disk. */
export interface Announcement {
  message?: ReviewedMessage
  /** A supervisor has to see the message. */
  isFlagged: boolean
  conversation: ConversationSummary
  /** When a connector changed it. */
  context?: ConversationContext
}

export interface ServiceParts {
  store: ConversationStore
  linter: Linter
  onLinterFault: 'closed' | 'open'
  now: () => Date
  makeId: () => string
  log: FastifyBaseLogger
  announce: (announcement: Announcement) => void
}

export interface ConversationService {
  /** Makes the conversation when its customer comes for the first time. */
  begin(conversation: Omit<NewConversation, 'startedAt'>): Promise<void>
  /** Findings of a draft, which is neither stored nor logged. Throws SCR_ERR_CONVERSATION_NOT_FOUND, SCR_ERR_LINTER_FAULT. */
  checkDraft(conversationId: string, text: string): Promise<Finding[]>
  /** A client id that is known answers with its first outcome. Throws SCR_ERR_CONVERSATION_NOT_FOUND. */
  send(sending: Sending): Promise<SendOutcome>
  /** What a connector knows: merged into what it said before. Throws SCR_ERR_CONVERSATION_NOT_FOUND. */
  changeContext(conversationId: string, change: ConversationContext): Promise<ConversationContext>
  drain(): Promise<void>
}

export function createConversationService(parts: ServiceParts): ConversationService {
  const queue = createQueue()
  return {
    begin: (conversation) => queue.run(conversation.conversationId, () => begin(parts, conversation)),
    checkDraft: (conversationId, text) => checkDraft(parts, conversationId, text),
    // One at a time: the order stays, each message is linted with all before it, and a repeat finds the first.
    send: (sending) => queue.run(sending.conversationId, () => send(parts, sending)),
    changeContext: (conversationId, change) =>
      queue.run(conversationId, () => changeContext(parts, conversationId, change)),
    drain: () => queue.drain(),
  }
}

function judgeParts({ linter, onLinterFault, log }: ServiceParts, ids: object): JudgeParts {
  return { linter, onLinterFault, reportFault: (err) => log.error({ ...ids, err }, 'linter fault') }
}

async function begin({ store, now, announce, log }: ServiceParts, conversation: Omit<NewConversation, 'startedAt'>) {
  const { conversationId } = conversation
  const isNew = await store.create({ ...conversation, startedAt: now().toISOString() })
  const summary = isNew ? await store.findSummary(conversationId) : undefined
  if (summary === undefined) return
  log.info({ conversationId }, 'conversation begun')
  announce({ isFlagged: false, conversation: summary })
}

async function changeContext({ store, announce }: ServiceParts, conversationId: string, change: ConversationContext) {
  if (!(await store.exists(conversationId))) throw makeError('SCR_ERR_CONVERSATION_NOT_FOUND')
  const context = mergeContext(await store.findContext(conversationId), change)
  await store.saveContext(conversationId, context)
  const conversation = await store.findSummary(conversationId)
  if (conversation) announce({ isFlagged: false, conversation, context })
  return context
}

async function checkDraft(parts: ServiceParts, conversationId: string, text: string): Promise<Finding[]> {
  if (!(await parts.store.exists(conversationId))) throw makeError('SCR_ERR_CONVERSATION_NOT_FOUND')
  const surroundings = await findSurroundings(parts, conversationId)
  const message = { role: 'agent' as const, text, ...surroundings, now: parts.now().toISOString() }
  const result = lintSafely(judgeParts(parts, { conversationId }), message)
  if (result === undefined) throw makeError('SCR_ERR_LINTER_FAULT')
  return result.findings.filter(isForAgents)
}

async function send(parts: ServiceParts, sending: Sending): Promise<SendOutcome> {
  const { store, announce } = parts
  const known = await store.findMessage(sending.conversationId, sending.role, sending.clientId)
  if (known) return { message: known, isRepeat: true }
  if (!(await store.exists(sending.conversationId))) throw makeError('SCR_ERR_CONVERSATION_NOT_FOUND')
  const { message, needsSupervisor, state } = await review(parts, sending)
  await store.add(message, needsSupervisor, state)
  const conversation = await store.findSummary(sending.conversationId)
  if (conversation) announce({ message, isFlagged: needsSupervisor, conversation })
  return { message, isRepeat: false }
}

async function review(parts: ServiceParts, sending: Sending) {
  const { conversationId, clientId, role, author, text, reason } = sending
  const messageId = parts.makeId()
  const startedMs = performance.now()
  const sentAt = parts.now().toISOString()
  const surroundings = await findSurroundings(parts, conversationId)
  const checks = judgeParts(parts, { conversationId, messageId })
  const judgement = judge(checks, { role, text, ...surroundings, now: sentAt }, reason !== undefined)
  const { isDeliverable, scrub, ...judged } = judgement
  const note = maskNote(checks, sending.note, scrub)
  const message: ReviewedMessage = {
    ...{ messageId, conversationId, role, author, sentAt, clientId },
    ...judged,
    status: isDeliverable ? 'delivered' : 'held',
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
  }
  logDecision(parts.log, message, performance.now() - startedMs)
  // What was held has not been said.
  const state = isDeliverable ? advanceSafely(parts, surroundings, message) : undefined
  return { message, needsSupervisor: isFlagged(judgement), state }
}

interface Surroundings extends ConversationContext {
  context: Turn[]
  state: ConversationState
}

/** What the message stands in. A state that is not there is worked out from the turns. */
async function findSurroundings(parts: ServiceParts, conversationId: string): Promise<Surroundings> {
  const context = await parts.store.listTurns(conversationId, maxTurns)
  const known = await parts.store.findContext(conversationId)
  let state = await parts.store.findState(conversationId)
  if (state) return { ...known, context, state }
  state = emptyState
  for (const [at, turn] of context.entries())
    state = advanceSafely(parts, { context: context.slice(0, at), state }, turn) ?? state
  return { ...known, context, state }
}

/** The state after a turn; undefined (reported) when the linter failed on it: the message must not be lost for that. */
function advanceSafely(
  { linter, log }: ServiceParts,
  { context, state }: Surroundings,
  { role, text }: Turn,
): ConversationState | undefined {
  try {
    return linter.advance(state, { role, text }, context)
  } catch (err) {
    log.error({ err }, 'linter fault')
    return undefined
  }
}

/** A note is stored and read by others, so values are masked in it too: its own, and those of the message. */
function maskNote(checks: JudgeParts, note: string | undefined, scrub: Judgement['scrub']): string | undefined {
  if (note === undefined) return
  const result = lintSafely(checks, { role: 'agent', text: note })
  return result === undefined ? hideAll(note) : scrub(maskText(note, result.findings))
}

function logDecision(log: FastifyBaseLogger, message: ReviewedMessage, ms: number) {
  const { conversationId, messageId, role, status, action, hasLinterFault, findings, signals } = message
  log.info(
    {
      ...{ conversationId, messageId, role, status, action, hasLinterFault },
      rules: findings.map(({ rule }) => rule),
      signals: signals.map(({ signal }) => signal),
      ms: Math.round(ms * 100) / 100,
    },
    'message decided',
  )
}
