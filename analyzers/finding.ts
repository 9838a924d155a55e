// The words every room speaks: findings, signals, entities and what they are made of.

export const categories = [
  'deception',
  'pressure',
  'privacy',
  'discrimination',
  'greenwashing',
  'consent',
  'rights',
  'confidentiality',
  'conduct',
  'conflict',
  'accessibility',
  'technology',
  'legal',
] as const
export type Category = (typeof categories)[number]

/** Most serious first. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** The ladder, mildest first: each action includes what the ones before it do. */
export const actions = ['log', 'advise', 'confirm', 'approve', 'redact', 'block'] as const
export type Action = (typeof actions)[number]

/** Half-open UTF-16 offsets into the original text. */
export interface Span {
  start: number
  end: number
}

export interface Edit extends Span {
  text: string
}

/** A rewrite of the message. Linted clean before it is offered: applying all edits removes the finding and adds none. */
export interface Suggestion {
  title: string
  edits: Edit[]
}

export interface Source {
  title: string
  url: string
  /** The day somebody read it, ISO 8601. */
  read?: string
}

/** How a finding was decided. Never holds message text. */
export interface Evidence {
  /** `pattern`: a phrase of the rule file; `checksum`, `format`, `cue`: an entity; `signal`, `turn`: the conversation; `condition`: what lowered it; `score`: how much the message reads like a breach. */
  by: 'pattern' | 'checksum' | 'format' | 'cue' | 'signal' | 'turn' | 'entity' | 'condition' | 'fact' | 'score'
  detail: string
  /** Index into the conversation's turns, for `signal` and `turn`. */
  turn?: number
}

/** One rule, at one span of one message. */
export interface Finding extends Span {
  rule: string
  category: Category
  severity: Severity
  action: Action
  /** what, why and fix as one line of text */
  message: string
  what: string
  why: string
  fix: string
  /** 0 to 1: of findings at 0.9, nine in ten should be right. */
  confidence: number
  evidence: Evidence[]
  sources: Source[]
  suggestions: Suggestion[]
  /** The span as it may be shown where the value itself may not: same length as the span. Only on entity findings. */
  mask?: string
  /** No supervisor may release a message with this finding. */
  isNeverReleased?: boolean
  /** The rule is on trial: supervisors see the finding, agents do not, and it holds nothing back. */
  isTrial?: boolean
}

/** Rules on trial and what is only logged are for supervisors. */
export const isForAgents = ({ isTrial, action }: Finding): boolean => !isTrial && action !== 'log'

/** Something in a customer's message that starts a duty or arms a rule. */
export interface Signal extends Span {
  signal: string
  /** What is refused, cancelled or asked for, in the customer's words' normal form; empty when unknown. */
  topic: string
  strength: 'explicit' | 'implied'
  confidence: number
  /** Index into the conversation's turns; absent for the message being linted. */
  turn?: number
}

/** A recognised identifier, before any policy. `type` is Presidio's name where it has one. */
export interface Entity extends Span {
  type: string
  /** 0 to 1 */
  score: number
}
