import { describe, expect, test } from 'vitest'
import { underlined } from './linter-for.ts'

const raised: [string, string][] = [
  ['negated', 'We guarantee it.'],
  ['negated', "We can't ship today, but we guarantee it."],
  ['negated', 'Not only that, we guarantee it.'],
  ['negated', 'No problem, we guarantee it.'],
  ['negated', 'We never ask. So we guarantee it.'],
  ['negated', 'No, we guarantee it.'],
  ['negated', "Isn't it great that we guarantee it."],
  ['negated', "Why don't you see that we guarantee it."],
  ['reported', 'Everything you tell us we guarantee it.'],
  ['quoted', 'He said "hello" and we guarantee it.'],
  ['quoted', "It's ours and we guarantee it's fine."],
  ['reported', 'We said we guarantee it.'],
  ['reported', 'Thanks for telling me. We guarantee it.'],
  ['question', 'We guarantee it. Is that ok?'],
  ['hypothetical', 'We guarantee it if you ask.'],
]
const excused: [string, string][] = [
  ['negated', "We can't say we guarantee it."],
  ['negated', 'Nobody told you we guarantee it.'],
  ['quoted', 'The banner "we guarantee it" is wrong.'],
  ['quoted', '“we guarantee it” is what it says'],
  ['quoted', "Don't read 'we guarantee it' as a promise."],
  ['quoted', '> we guarantee it\nThat is not ours.'],
  ['reported', 'You mentioned we guarantee it.'],
  ['reported', 'The advert says we guarantee it.'],
  ['question', 'Who told you we guarantee it?'],
  ['question', 'did they say we guarantee it'],
  ['hypothetical', 'If we guarantee it, we put it in writing.'],
]

describe('named conditions', () => {
  test.each(raised)('%s does not excuse %j', (condition, text) => {
    expect(underlined(text, { match: ['we guarantee it'], unless: [condition] })).toHaveLength(1)
  })

  test.each(excused)('%s excuses %j', (condition, text) => {
    expect(underlined(text, { match: ['we guarantee it'], unless: [condition] })).toEqual([])
    expect(underlined(text, { match: ['we guarantee it'] })).toHaveLength(1)
  })
})
