// Facts and policy files: read whole, or refused with file, line, field and cure.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadFacts } from '../../../server/policy/load-facts.ts'
import { loadLexicon } from '../../../server/policy/load-lexicon.ts'
import { loadPolicy } from '../../../server/policy/load-policy.ts'

const dir = mkdtempSync(join(tmpdir(), 'scruple-policy-'))
let files = 0
function fileWith(content: string, name = `file-${files++}.yaml`): string {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}
const lexicon = loadLexicon()
const head = 'version: 1\nowner: Pricing\nsource: ERP export\nvalidFrom: 2026-01-01\n'

describe('company facts', () => {
  test('short and full', () => {
    const path = fileWith(
      `${head}facts:\n  price.PRO: 29.00 USD/month\n  price.MAX:\n    value: 49\n    names: [Max plan]\n    owner: Sales\n    validUntil: 2026-12-31\n`,
    )
    expect(loadFacts(path, lexicon)).toEqual([
      { path: 'price.PRO', value: '29.00 USD/month', owner: 'Pricing', source: 'ERP export', validFrom: '2026-01-01' },
      {
        path: 'price.MAX',
        value: 49,
        names: ['Max plan'],
        owner: 'Sales',
        source: 'ERP export',
        validFrom: '2026-01-01',
        validUntil: '2026-12-31',
      },
    ])
  })

  test('a folder of files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scruple-facts-'))
    writeFileSync(join(folder, 'a.yaml'), `${head}facts:\n  price.PRO: 1 USD\n`)
    writeFileSync(
      join(folder, 'b.json'),
      JSON.stringify({ version: 1, owner: 'x', source: 'y', validFrom: '2026-01-01', facts: { 'price.MAX': 2 } }),
    )
    expect(loadFacts(folder, lexicon).map(({ path }) => path)).toEqual(['price.PRO', 'price.MAX'])
    writeFileSync(join(folder, 'c.yaml'), `${head}facts:\n  price.PRO: 1 USD\n`)
    expect(() => loadFacts(folder, lexicon)).toThrow('price.PRO: stands in two files')
  })

  test.each([
    [
      'no owner',
      'version: 1\nsource: x\nvalidFrom: 2026-01-01\nfacts:\n  price.PRO: 1\n',
      ':5: facts.price.PRO: names no owner',
    ],
    [
      'no source',
      'version: 1\nowner: x\nvalidFrom: 2026-01-01\nfacts:\n  price.PRO: 1\n',
      ':5: facts.price.PRO: names no source',
    ],
    [
      'no first day',
      'version: 1\nowner: x\nsource: x\nfacts:\n  price.PRO: 1\n',
      ':5: facts.price.PRO: has no first day',
    ],
    [
      'ends before it begins',
      `${head}facts:\n  price.PRO: { value: 1, validUntil: 2025-01-01 }\n`,
      ':6: facts.price.PRO: ends before',
    ],
    [
      'a path that no rule reads',
      `${head}facts:\n  pricez.PRO: 1\n`,
      ':6: facts.pricez.PRO: no rule reads facts under "pricez"',
    ],
    ['a day that is none', `${head}facts:\n  price.PRO: { value: 1, validUntil: 2026-13-01 }\n`, ':6: facts.price.PRO'],
    ['an unknown field', `${head}fact:\n  price.PRO: 1\n`, 'fact'],
    [
      'a value that is a list',
      `${head}facts:\n  price.PRO: [1]\n`,
      ':6: facts.price.PRO: must be string, number, boolean or object',
    ],
    ['YAML that is none', 'version: 1\nfacts: [', 'file'],
    ['an empty file', '', 'file'],
  ])('%s is refused', (_name, content, message) => {
    const path = fileWith(content)
    expect(() => loadFacts(path, lexicon)).toThrow(message)
    expect(() => loadFacts(path, lexicon)).toThrow(/file-\d+\.yaml/)
  })

  test('a file that is not there', () =>
    expect(() => loadFacts(join(dir, 'none.yaml'), lexicon)).toThrow('there is no such file or folder'))
})

describe('policy files', () => {
  const why = 'author: Kim, reason: agreed with counsel'
  test('is read', () => {
    const path = fileWith(
      `version: 1\njurisdictions: [uk]\norganisation:\n  rules:\n    pressure/nagging: { action: approve, ${why} }\n`,
    )
    expect(loadPolicy({ policy: path }).cascade?.jurisdictions).toEqual(['uk'])
  })

  test.each([
    [
      'an unknown rule',
      `organisation:\n  rules:\n    pressure/naging: { action: block, ${why} }\n`,
      ':4: organisation.rules.pressure/naging: there is no such rule',
    ],
    [
      'no reason',
      'organisation:\n  rules:\n    pressure/nagging: { action: block, author: Kim }\n',
      ':4: organisation.rules.pressure/nagging: must have required properties reason',
    ],
    [
      'an action that is none',
      `organisation:\n  rules:\n    pressure/nagging: { action: stop, ${why} }\n`,
      ':4: organisation.rules.pressure/nagging.action',
    ],
    [
      'an error rule lowered by one person',
      `teams:\n  a:\n    rules:\n      pressure/false-urgency: { enabled: false, ${why} }\n`,
      ':5: teams.a.rules.pressure/false-urgency: lowers a rule of severity error',
    ],
    [
      'approved by the author',
      `teams:\n  a:\n    rules:\n      pressure/false-urgency: { severity: info, ${why}, approvedBy: Kim }\n`,
      'name a second person',
    ],
    [
      'an unknown list',
      `channels:\n  sms:\n    lists:\n      nope: { add: [x], ${why} }\n`,
      ':5: channels.sms.lists.nope: there is no such word list',
    ],
    [
      'a word that is not in the list',
      `organisation:\n  lists:\n    offer-thing: { remove: [zzzz], ${why} }\n`,
      '"zzzz" is not in the list',
    ],
    [
      'a word that cannot be read',
      `teams:\n  a:\n    lists:\n      offer-thing:\n        add: [fine, "(one|two"]\n        author: Kim\n        reason: agreed with counsel\n`,
      ':6: teams.a.lists.offer-thing.add.1: pattern "(one|two": ")" is missing',
    ],
    ['another version', 'organisation: {}\n', 'version'],
  ])('%s is refused', (_name, content, message) => {
    const path = fileWith(content.startsWith('organisation: {}') ? content : `version: 1\n${content}`)
    expect(() => loadPolicy({ policy: path })).toThrow(message)
  })

  test('a second person may lower it', () => {
    const path = fileWith(
      `version: 1\norganisation:\n  rules:\n    pressure/false-urgency: { severity: warning, ${why}, approvedBy: Ada }\n`,
    )
    expect(loadPolicy({ policy: path }).cascade?.organisation?.rules).toHaveProperty('pressure/false-urgency')
  })
})
