// What somebody may have meant: parts of a name, a wrong category, a typing error; nothing where nothing is near.
import { expect, test } from 'vitest'
import { suggestIds } from '../../../server/rule-docs/suggest-ids.ts'

const ids = ['pressure/false-urgency', 'pressure/false-scarcity', 'privacy/iban', 'signals/complaint', 'conduct/insult']

test.each<[string, string[]]>([
  ['pressure/urgency', ['pressure/false-urgency']],
  ['urgency', ['pressure/false-urgency']],
  ['deception/iban', ['privacy/iban']],
  ['PRIVACY/IBAN', ['privacy/iban']],
  ['pressure/flase-urgency', ['pressure/false-urgency']],
  ['complain', ['signals/complaint']],
  ['false', ['pressure/false-scarcity', 'pressure/false-urgency']],
  ['xyzzy/quux', []],
  ['', []],
  ['/', []],
  ['x'.repeat(100_000), []],
])('%.40s', (asked, near) => expect(suggestIds(asked, ids)).toEqual(near))
