import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLinter } from '../../analyzers/lint.ts'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'
import { linterFor, ruleWith } from './linter-for.ts'

const shipped = createLinter(loadLexicon())

describe('any text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'Only 2 left, you must order now!',
      '4111 1111 1111 1111',
      '"I guarantee it"',
      '\u200B',
      '\u202E',
      '\uD800',
      '<b>',
      '&amp;',
      'c v v',
      '>',
      '!!!',
      '((((',
      'a\u0301\u0301\u0301',
      '. ',
      '\n',
    ),
  )
  const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '))

  test('lints without a throw, with spans inside the text, the same way twice', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('agent', 'customer', 'bot'), text, (message, role, earlier) => {
        const input = {
          text: message,
          role,
          context: [
            { role: 'customer' as const, text: earlier },
            { role: 'agent' as const, text: earlier },
          ],
        }
        const { findings, signals } = shipped.lint(input)
        for (const { start, end } of [...findings, ...signals, ...shipped.recognize(message)]) {
          expect(start >= 0 && start <= end && end <= message.length).toBe(true)
        }
        expect(shipped.lint(input)).toEqual({ findings, signals })
        expect(shipped.maskSecrets(message)).toHaveLength(message.length)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['one word', 'a'.repeat(100_000)],
    ['quotes', '"'.repeat(100_000)],
    ['opening tags', '<b '.repeat(33_000)],
    ['digits', '4111 '.repeat(20_000)],
    ['digit words', 'four one '.repeat(11_000)],
    ['single letters', 'c v '.repeat(25_000)],
    ['stacked marks', `a${'\u0301'.repeat(100_000)}`],
    ['no sentence end', 'you must order now only '.repeat(4_000)],
    ['at signs', 'a@'.repeat(50_000)],
    ['dots', 'a.'.repeat(50_000)],
    ['lone surrogates', '\uD800'.repeat(100_000)],
    ['apostrophes', "'a ".repeat(33_000)],
    ['control characters', '\u0000\u0007\u001B[31m'.repeat(14_000)],
    ['nested quotes', '"\'"\''.repeat(25_000)],
    ['quoted lines', '> > > you must order\n'.repeat(5_000)],
    ['findings', 'what is your PIN? '.repeat(5_500)],
    ['findings of many rules', 'You people always want refunds, order now! '.repeat(2_300)],
  ])('100 kB of %s comes back', (_name, message) => {
    const facts = { 'price.PRO': message, 'state.verified': message }
    const context = [{ role: 'customer' as const, text: message }]
    expect(shipped.lint({ text: message, facts, context, now: message }).findings).toBeInstanceOf(Array)
    expect(shipped.lint({ text: message, role: 'customer' }).signals).toBeInstanceOf(Array)
  })
})

describe('conversation', () => {
  const refusal = {
    kind: 'signal',
    serves: [14],
    what: 'The customer declines.',
    duty: 'Stop offering.',
    match: ['no thanks', 'not interested'],
    closedBy: ['tell me more'],
    lasts: 4,
    examples: [],
    good: [],
  }
  const offer = ruleWith({ match: ['how about'], when: { signal: ['refusal'] } })
  const linter = linterFor({ 'signals/refusal': refusal as never, 'pressure/again': offer })
  const customer = (text: string) => ({ role: 'customer' as const, text })

  test.each([
    ['armed by the refusal', [customer('No thanks.')], 1],
    ['not without it', [customer('Yes please.')], 0],
    ['not by what the agent says', [{ role: 'agent' as const, text: 'No thanks needed.' }], 0],
    ['closed when the customer asks again', [customer('No thanks.'), customer('Actually, tell me more.')], 0],
    ['run out', [customer('No thanks.'), ...'abcde'.split('').map(customer)], 0],
  ])('%s', (_name, context, count) => {
    expect(linter.lint({ text: 'How about a smaller one?', context }).findings).toHaveLength(count)
  })

  test('the evidence names the turn', () => {
    const { findings } = linter.lint({
      text: 'How about it?',
      context: [customer('hi'), customer('not interested in the insurance')],
    })
    expect(findings[0]?.evidence).toContainEqual({ by: 'signal', detail: 'refusal', turn: 1 })
  })

  test('a signal says what it is about and where it stands', () => {
    const text = 'not interested in the insurance'
    expect(linter.lint({ text, role: 'customer' }).signals).toEqual([
      { signal: 'refusal', topic: 'insurance', strength: 'explicit', confidence: 0.9, start: 0, end: 14 },
    ])
  })
})

describe('facts and jurisdiction', () => {
  const scarce = ruleWith({
    severity: 'error',
    match: ['grab it'],
    unverified: ['only #Number left'],
    unless: ['documented'],
    facts: ['stock.*'],
  })
  const linter = linterFor({
    'pressure/scarce': scarce,
    'pressure/eu': ruleWith({ match: ['only'], jurisdictions: ['eu'] }),
  })
  const severities = (text: string, facts?: Record<string, number>) =>
    linter.lint({ text, facts, jurisdiction: 'us' }).findings.map((finding) => finding.severity)

  test('without the fact an absolute cue is info', () => {
    expect(severities('Only 2 left')).toEqual(['info'])
    expect(linter.lint({ text: 'Only 2 left', jurisdiction: 'us' }).findings[0]?.message).toMatch(/^Cannot verify: /)
  })
  test('a fact that contradicts makes it full', () =>
    expect(severities('Only 2 left', { 'stock.X': 412 })).toEqual(['error']))
  test('a fact that bears it out makes it silent', () =>
    expect(severities('Only 2 left', { 'stock.X': 2 })).toEqual([]))
  test('words that are wrong in any case need no fact', () => expect(severities('grab it')).toEqual(['error']))
  test('a rule of another jurisdiction is silent, and speaks when none is named', () => {
    expect(linter.lint({ text: 'only', jurisdiction: 'us' }).findings).toEqual([])
    expect(linter.lint({ text: 'only', jurisdiction: 'eu' }).findings).toHaveLength(1)
    expect(linter.lint({ text: 'only' }).findings).toHaveLength(1)
  })
})

describe('suggestions', () => {
  const offers = (suggest: object[]) =>
    linterFor({
      'pressure/now': ruleWith({ match: ['act now'], suggest }),
      'pressure/later': ruleWith({ match: ['act later'] }),
    })
      .lint({ text: 'Hello there. Act now! Bye.' })
      .findings.flatMap((finding) => finding.suggestions)

  test('replace the span, in its case', () => {
    expect(offers([{ title: 'Calm', text: 'take your time' }])).toEqual([
      { title: 'Calm', edits: [{ start: 13, end: 20, text: 'Take your time' }] },
    ])
  })
  test('an empty text removes the sentence and one space', () => {
    expect(offers([{ title: 'Remove', replace: 'sentence', text: '' }])).toEqual([
      { title: 'Remove', edits: [{ start: 13, end: 22, text: '' }] },
    ])
  })
  test('words for words, each that stands there, in its case', () => {
    const swap = { act: 'decide', 'act now': 'decide when you like', no: 'yes', bye: 'see you' }
    expect(offers([{ swap }])).toEqual([
      { title: 'Say “Decide when you like”', edits: [{ start: 13, end: 20, text: 'Decide when you like' }] },
    ])
    expect(offers([{ swap: { no: 'yes', bye: 'see you' } }])).toEqual([])
  })
  test('a rewrite that would raise another rule, or the same again, is not offered', () => {
    expect(
      offers([
        { title: 'Worse', text: 'act later' },
        { title: 'Same', text: 'act now' },
      ]),
    ).toEqual([])
  })
})

describe('what the customer wrote in this conversation and hears back', () => {
  const card = '4111 1111 1111 1111'
  const context = [{ role: 'customer' as const, text: `Jack Jones, 202-456-1111, and my card is ${card}` }]
  const lint = (text: string, turns = context) =>
    shipped.lint({ text, context: turns }).findings.filter(({ category }) => category === 'privacy')
  test('is advice at most, unmasked', () => {
    const findings = lint('So that is Jack Jones at +1 202 456 1111?')
    expect(findings.length).toBeGreaterThan(0)
    for (const { severity, action, mask } of findings)
      expect({ severity, action, mask }).toEqual({ severity: 'info', action: 'advise', mask: undefined })
  })
  test("but somebody else's is not, nor a card of anybody's", () => {
    expect(lint('You can call him on 202 456 2222.').map(({ severity }) => severity)).toContain('warning')
    expect(lint(`Your card is ${card}.`).map(({ action }) => action)).toContain('redact')
  })
})
