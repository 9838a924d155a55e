// The page of a rule, as text: every field of a rule file is said in words, and every shipped file has a whole page.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Lexicon } from '../../../analyzers/lexicon.ts'
import { loadLexicon } from '../../../server/policy/load-lexicon.ts'
import { describeRule } from '../../../server/rule-docs/describe-rule.ts'
import type { RuleDoc } from '../../../server/rule-docs/doc.ts'
import { renderRulePage } from '../../../server/rule-docs/render-html.ts'
import { columns, renderText } from '../../../server/rule-docs/render-text.ts'
import { lexicon } from './sample-lexicon.ts'

/** On one line: where it breaks is not what these tests are about. */
const explain = (id: string) => renderText(describeRule(id, lexicon) as RuleDoc).replace(/\s+/g, ' ')

test.each([
  'pressure/full (error, confirm, on trial)',
  'This hurries the customer.',
  'Why: A false deadline is unfair.',
  'What to do: Give the real end.',
  '- Leave it out. Removes the sentence.',
  '- Say it calmly. In place of the underlined words: “when you are ready”',
  'Action confirm: the agent edits, or gives a reason',
  'Release No supervisor may release a message with this finding.',
  'Status On trial: supervisors see what it finds, agents do not',
  'Applies Everywhere; written with the law of California, European Union in view',
  'In force European Union: from 2026-09-27 (Directive (EU) 2024/825)',
  'Serves 2 Transparency 10 Consumer rights',
  'Goes before pressure/plain',
  'The customer has signalled signals/needs-time.',
  'The agent said within the last 2 turns: “an offer”.',
  'The message also says, in any sentence: “offer”.',
  'The words are denied: not, never, without',
  'The same sentence says “no rush”.',
  'The customer said within the last 4 turns: “is it urgent”.',
  'The fact offer.end does not lie in the past.',
  'Reads the facts offer.* and offer.end.',
  'Without such a fact, claims that only the company can settle get a note: “Cannot verify”.',
  'a sentence whose numbers are all in it is borne out',
  '- This calls it the last chance. Wording “last chance” Severity warning Action advise',
  'Only when The sentence asks.',
  'Must say With it, or earlier in the conversation, the agent says: “the offer ends on”.',
  'Facts Reads the facts offer.*; without it, nothing is said. The dates in the message must be those of the fact.',
  'Also silent The words stand in quotation marks',
  'Not silent The words are denied',
  'What to do Say when it ends.',
  'A statute https://example.com/statute (read 2026-11-23)',
  'A standard https://example.com/standard (cited from knowledge, not read for this rule)',
  '- Please «hurry up» <b>now</b>',
  '- [Customer: when does it end?] [Agent: Let me look.] [offer.end is 2026-11-27] [Place: uk] [Day: 2026-11-23] The offer ends on Friday.',
])('a rule says: %s', (words) => expect(explain('pressure/full')).toContain(words))

test.each([
  ['pressure/plain', 'Nothing but the message.'],
  ['pressure/plain', 'Applies United States'],
  ['pressure/plain', 'Gives way to pressure/full'],
  ['pressure/plain', '«Take your time 0» [a slur] […]'],
  ['privacy/card', 'Looks for identifiers: Payment card number'],
  ['privacy/card', 'The value is the company’s own: one of the facts under own.'],
  ['signals/needs-time', 'What must be done: Give them time.'],
  [
    'signals/needs-time',
    'European Union, United Kingdom: access Law A law, art. 12 Term 1 month Extension +2 months Starts with receipt Days calendar Also Free of charge. Checked known to the authors',
  ],
  ['signals/needs-time', 'United States (some states): access Law Another law, s. 3 Term 45 days Acknowledge 10 days'],
  ['signals/needs-time', 'Checked (unverified): ask counsel before relying on it'],
  ['signals/needs-time', 'Strength explicit in plain words, implied in indirect ones'],
  ['signals/needs-time', 'Lasts 6 turns, or until the customer takes it back'],
  ['signals/needs-time', 'Sets state.pace = slow'],
  ['signals/needs-time', 'Rules that wait for it pressure/full'],
])('%s says: %s', (id, words) => expect(explain(id)).toContain(words))

test.each(['pressure/none', 'constructor', '__proto__', ''])('%j is no rule', (id) => {
  expect(describeRule(id, lexicon)).toBeUndefined()
})

describe('every shipped rule and signal', () => {
  let shipped: Lexicon
  let docs: RuleDoc[]
  beforeAll(() => {
    shipped = loadLexicon()
    docs = Object.keys(shipped.rules).map((id) => describeRule(id, shipped) as RuleDoc)
  })

  test('has a page that names its reason, its duty or action, and its examples', () => {
    expect(docs.length).toBeGreaterThan(150)
    for (const { id, sections } of docs) {
      const anchors = sections.map(({ anchor }) => anchor)
      expect(new Set(anchors).size, id).toBe(anchors.length)
      expect(anchors, id).toEqual(expect.arrayContaining(['glance', 'found', 'not-found']))
      for (const { blocks } of sections) expect(blocks.length, id).toBeGreaterThan(0)
    }
  })

  test('fits the terminal, but for words that are longer than a line', () => {
    const tooLong = docs.flatMap((doc) =>
      renderText(doc)
        .split('\n')
        .filter((line) => line.length > columns && line.trimStart().split(' ').length > 2)
        .map((line) => `${doc.id}: ${line}`),
    )
    expect(tooLong).toEqual([])
  })

  test('leaves no template, list name or undefined value in the text that people read', () => {
    const wrong = docs.filter((doc) => {
      const { sections } = doc
      const own = renderText({ ...doc, sections: sections.filter(({ anchor }) => !anchor.endsWith('found')) })
      return /\{\{|undefined|\[object|[“\s][@~]\w|“[^”]*\|/.test(own)
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('links only to pages and places that exist', () => {
    const ids = new Set(docs.map(({ id }) => id))
    const broken = docs.flatMap((doc) =>
      [...renderRulePage(doc).matchAll(/href="\/docs\/rules\/([^"#]+)"/g)]
        .map(([, id]) => id as string)
        .filter((id) => !ids.has(id))
        .map((id) => `${doc.id} → ${id}`),
    )
    expect(broken).toEqual([])
  })
})
