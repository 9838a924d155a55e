// Messages and findings for the tests of the pages' state: whole, with only what a test cares about given.
import type { Finding } from '../../analyzers/finding.ts'
import type { ConversationSummary, ReviewedMessage } from '../../server/contract.ts'

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: 'pressure/false-urgency',
    category: 'pressure',
    severity: 'warning',
    action: 'confirm',
    start: 0,
    end: 4,
    message: 'what; why; fix',
    what: 'what',
    why: 'why',
    fix: 'fix',
    confidence: 0.9,
    evidence: [],
    sources: [],
    suggestions: [],
    ...given,
  }
}

export function reviewed(given: Partial<ReviewedMessage> = {}): ReviewedMessage {
  return {
    messageId: 'm1',
    conversationId: 'c1',
    clientId: 'k1',
    role: 'agent',
    author: 'Dana',
    text: 'Hello there',
    sentAt: '2026-11-23T10:00:00.000Z',
    status: 'delivered',
    action: 'deliver',
    findings: [],
    signals: [],
    hasLinterFault: false,
    ...given,
  }
}

export function conversation(given: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    conversationId: 'c1',
    customerName: 'Jamie Rivera',
    agentName: 'Dana',
    startedAt: '2026-11-23T09:00:00.000Z',
    lastMessageAt: '2026-11-23T10:00:00.000Z',
    lastText: 'Hello there',
    messageCount: 1,
    flagCount: 0,
    highestSeverity: null,
    signals: [],
    ...given,
  }
}
