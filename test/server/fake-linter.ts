// A linter with rules that a test can read: a word for each action, a masked 16-digit number, a signal, and faults.
import type { Action, Finding, Signal } from '../../analyzers/finding.ts'
import type { Linter } from '../../analyzers/lint.ts'
import type { Message } from '../../analyzers/message.ts'
import { emptyState } from '../../analyzers/state.ts'

export const words: Record<Action, string> = {
  log: 'loggable',
  advise: 'advisable',
  confirm: 'confirmable',
  approve: 'approvable',
  redact: 'redactable',
  block: 'blockable',
}
/** The linter throws, and its error quotes the text. */
export const faultWord = 'explode'
/** The linter answers with a mask that is too short. */
export const brokenMaskWord = 'halfmask'
/** In a customer's message: the signal `cancel-intent`. */
const signalWord = 'cancel'

export const cardNumber = '4111 1111 1111 1111'
export const maskedCard = '•'.repeat(cardNumber.length)

const cardPattern = /\d{4}(?: ?\d{4}){3}/g

export interface FakeLinter extends Linter {
  seen: Message[]
}

export function makeFakeLinter(): FakeLinter {
  const seen: Message[] = []
  return {
    seen,
    recognize: () => [],
    advance: (state = emptyState) => ({ ...state, turns: state.turns + 1 }),
    maskSecrets: (text) => text.replace(cardPattern, (value) => '•'.repeat(value.length)),
    lint(message) {
      seen.push(message)
      const { text, role = 'agent' } = message
      if (text.includes(faultWord)) throw new Error(`cannot read: ${text}`)
      return {
        findings: role === 'customer' ? [] : [...findWords(text), ...findCards(text)],
        signals: role === 'customer' ? findSignals(text) : [],
      }
    },
  }
}

export function makeFinding(finding: Pick<Finding, 'rule' | 'action' | 'start' | 'end'> & Partial<Finding>): Finding {
  return {
    category: 'pressure',
    severity: 'warning',
    message: 'what; why; fix',
    what: 'what',
    why: 'why',
    fix: 'fix',
    confidence: 0.9,
    evidence: [{ by: 'pattern', detail: 'a word of the fake' }],
    sources: [{ title: 'A law', url: 'https://law.example/', read: '2026-01-01' }],
    suggestions: [],
    ...finding,
  }
}

function findWords(text: string): Finding[] {
  const findings = Object.entries(words).flatMap(([action, word]) => {
    const start = text.indexOf(word)
    const rule = `pressure/${word}`
    return start < 0 ? [] : [makeFinding({ rule, action: action as Action, start, end: start + word.length })]
  })
  const start = text.indexOf(brokenMaskWord)
  if (start < 0) return findings
  const end = start + brokenMaskWord.length
  return [...findings, makeFinding({ rule: 'privacy/broken', action: 'redact', start, end, mask: '•' })]
}

/** Careless on purpose: it quotes the value in its evidence and in a suggestion, with and without spaces. */
function findCards(text: string): Finding[] {
  return [...text.matchAll(cardPattern)].map(({ 0: value, index: start }) => {
    const end = start + value.length
    return makeFinding({
      rule: 'privacy/credit-card',
      category: 'privacy',
      severity: 'error',
      action: 'redact',
      start,
      end,
      mask: '•'.repeat(value.length),
      evidence: [{ by: 'checksum', detail: `${value.replaceAll(' ', '')} passes Luhn` }],
      suggestions: [
        { title: `Take out ${value}`, edits: [{ start: 0, end: text.length, text: `Not ${value} again` }] },
      ],
    })
  })
}

function findSignals(text: string): Signal[] {
  const start = text.indexOf(signalWord)
  if (start < 0) return []
  const span = { start, end: start + signalWord.length }
  return [
    { signal: 'cancel-intent', topic: text.slice(span.end).trim(), strength: 'explicit', confidence: 0.9, ...span },
  ]
}
