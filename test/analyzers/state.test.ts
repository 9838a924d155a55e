// What a conversation has come to: kept as plain data, it says the same as the turns it was made from.
import { expect, test } from 'vitest'
import type { ConversationState } from '../../analyzers/state.ts'
import { linterFor, ruleWith } from './linter-for.ts'

const signal = (fields: object) =>
  ruleWith({ kind: 'signal', what: 'The customer refuses.', duty: 'Accept it.', examples: [], good: [], ...fields })
const linter = linterFor({
  'signals/refusal': signal({ match: ['no thanks'], closedBy: ['tell me more'], lasts: 4 }),
  'signals/withdrawal': signal({ match: ['unsubscribe me'], sets: { 'consent.marketing': 'withdrawn' } }),
  'signals/no-after-offer': signal({
    match: ['never used here'],
    cases: [{ match: ['^ no $'], when: { agent: { within: 1, said: ['would you like'] } } }],
  }),
  'pressure/again': ruleWith({ when: { signal: ['refusal'] }, match: ['upgrade'] }),
  'consent/mail': ruleWith({
    match: ['newsletter'],
    when: { fact: [{ path: 'consent.marketing', is: ['withdrawn'] }] },
  }),
  'deception/trial': ruleWith({ cases: [{ match: ['free trial'], mustSay: ['then #Money'] }] }),
  'technology/ai': ruleWith({
    cases: [
      {
        when: { opening: true, fact: [{ path: 'agentKind', is: ['ai'] }] },
        mustSay: ['(automated|virtual) assistant'],
      },
    ],
  }),
})
type Turn = { role: 'agent' | 'customer' | 'bot'; text: string }
const customer = (text: string): Turn => ({ role: 'customer', text })
const agent = (text: string): Turn => ({ role: 'agent', text })

function follow(turns: Turn[]): ConversationState | undefined {
  let state: ConversationState | undefined
  // As a store would: nothing but JSON is kept.
  for (const [at, turn] of turns.entries())
    state = JSON.parse(JSON.stringify(linter.advance(state, turn, turns.slice(0, at))))
  return state
}
const rulesFor = (text: string, turns: Turn[], facts = {}) => {
  const state = follow(turns)
  const byTurns = linter.lint({ text, context: turns, facts }).findings.map(({ rule }) => rule)
  const byState = linter.lint({ text, facts, ...(state && { state }) }).findings.map(({ rule }) => rule)
  expect(byState, 'state and turns agree').toEqual(byTurns)
  return byTurns
}

test.each<[string, string, Turn[], string[]]>([
  ['a refusal arms', 'Maybe an upgrade?', [customer('no thanks')], ['pressure/again']],
  [
    'another agent does not clear it',
    'An upgrade?',
    [customer('no thanks'), agent('ok'), agent('Sam here')],
    ['pressure/again'],
  ],
  ['the customer ends it', 'An upgrade?', [customer('no thanks'), customer('ok tell me more')], []],
  ['it runs out', 'An upgrade?', [customer('no thanks'), ...Array(4).fill(customer('hm'))], []],
  ['it lasts until then', 'An upgrade?', [customer('no thanks'), ...Array(3).fill(customer('hm'))], ['pressure/again']],
  ['what a signal sets is a fact', 'Our newsletter', [customer('unsubscribe me please')], ['consent/mail']],
  ['without it there is none', 'Our newsletter', [customer('hello')], []],
  ['a statement that is due', 'Start the free trial', [], ['deception/trial']],
  ['made with it', 'Start the free trial, then $9 a month', [], []],
  ['made earlier, by anybody', 'Start the free trial', [agent('It is free, then $9 a month'), customer('ok')], []],
  ['the customer cannot make it', 'Start the free trial', [customer('then $9 a month?')], ['deception/trial']],
])('%s', (_name, text, turns, rules) => expect(rulesFor(text, turns)).toEqual(rules))

test('what is due with the first message underlines its first sentence, and later messages nothing', () => {
  const facts = { agentKind: 'ai' }
  const [finding] = linter.lint({ text: 'Hello there! How can I help?', role: 'bot', facts }).findings
  expect(finding).toMatchObject({ rule: 'technology/ai', start: 0, end: 11 })
  expect(rulesFor('Hello, I am the virtual assistant.', [], facts)).toEqual([])
  expect(rulesFor('Hello there!', [agent('hi')], facts)).toEqual([])
  expect(rulesFor('Hello there!', [], { agentKind: 'human' })).toEqual([])
})

test('a signal may hang on what was asked before it', () => {
  const signals = (context: Turn[]) =>
    linter.lint({ text: 'No', role: 'customer', context }).signals.map((each) => each.signal)
  expect(signals([agent('Would you like the insurance?')])).toEqual(['no-after-offer'])
  expect(signals([agent('Is your router on?')])).toEqual([])
})

test('an endless conversation keeps a bounded state', () => {
  let state: ConversationState | undefined
  for (let i = 0; i < 500; i++)
    state = linter.advance(state, customer(`no thanks to thing${'abcdefghij'[i % 10]}${i}x`))
  expect(state?.turns).toBe(500)
  expect(state?.signals.length).toBeLessThanOrEqual(100)
})

test('the same request in other words counts as asked again', () => {
  const nagging = linterFor({
    'pressure/nagging': ruleWith({ kind: 'repetition', ask: ['(rate us|leave a review)'], times: 3 }),
  })
  const context = [agent('Please rate us'), customer('later'), agent('Will you leave a review?'), customer('no')]
  expect(nagging.lint({ text: 'Do rate us!', context }).findings).toHaveLength(1)
  expect(nagging.lint({ text: 'Do rate us!', context: context.slice(2) }).findings).toHaveLength(0)
})
