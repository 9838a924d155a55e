// Names a finding by its rule and the words of its message, so that it is known again after the lines above it moved.
import { createHash } from 'node:crypto'

/** `shown`: the text of the message without the values that may not be shown. Case and white space do not count. */
export function createFingerprinter(shown: string): (rule: string) => string {
  const normal = shown.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const known = new Map<string, string>()
  return (rule) => {
    const print = known.get(rule) ?? createHash('sha256').update(`${rule}\n${normal}`).digest('hex')
    known.set(rule, print)
    return print
  }
}
