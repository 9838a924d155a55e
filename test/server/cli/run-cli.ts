// Runs the command line on files and rules of the test's own in a temporary folder.
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { runProgram } from '../../../server/cli/program.ts'
import { lexiconsDir } from '../../../server/policy/load-lexicon.ts'

export interface Run {
  status: number
  out: string
  err: string
}

interface RunOptions {
  input?: string | Buffer
  /** Paths in arguments and answers are relative to it. */
  cwd?: string
  env?: Record<string, string>
}

/** In this process, which is a test file's own: starting another takes a second. */
export async function run(args: string[], { input = '', cwd, env = {} }: RunOptions = {}): Promise<Run> {
  const [out, err] = [collect(), collect()]
  const before = process.cwd()
  if (cwd !== undefined) process.chdir(cwd)
  try {
    const status = await runProgram(args, {
      stdin: Readable.from([Buffer.from(input)]),
      stdout: out.stream,
      stderr: err.stream,
      env,
    })
    return { status, out: out.text(), err: err.text() }
  } finally {
    process.chdir(before)
  }
}

function collect() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}

/** A new folder with these files; a folder's name ends where a file's begins. */
export function makeFolder(files: Record<string, string | Buffer> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'scruple-cli-'))
  writeFiles(dir, files)
  return dir
}

export function writeFiles(dir: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
}

const repeated = (text: string) => Array.from({ length: 6 }, (_, i) => `${text} ${i}`)

export const ruleFields = {
  kind: 'phrase',
  severity: 'error',
  action: 'confirm',
  serves: [11],
  jurisdictions: ['global'],
  what: 'This hurries the customer.',
  why: 'Nobody should be hurried.',
  fix: 'Give them time.',
  sources: [{ title: 'A source', url: 'https://example.com/source' }],
  bad: repeated('Please «hurry up» today'),
  good: repeated('Take your time'),
}

export const rules: Record<string, object> = {
  'pressure/hurry': {
    ...ruleFields,
    match: ['hurry up'],
    suggest: [{ title: 'Give them time', replace: 'span', text: 'take your time, "really"' }],
  },
  'conduct/blunt': {
    ...ruleFields,
    severity: 'warning',
    what: 'This is blunt.',
    match: ['figure it out'],
    bad: repeated('Please «figure it out» today'),
  },
  'conduct/banned': {
    ...ruleFields,
    neverReleased: true,
    what: 'This is banned.',
    match: ['wretched customer'],
    bad: repeated('You «wretched customer» there'),
  },
  'pressure/again': {
    ...ruleFields,
    what: 'This offers again.',
    match: ['the offer'],
    when: { customer: { within: 6, said: ['no thanks'] } },
    bad: Array.from({ length: 6 }, (_, i) => ({ text: `And «the offer» ${i}?`, context: [{ customer: 'no thanks' }] })),
  },
  'privacy/card': {
    ...ruleFields,
    kind: 'entity',
    action: 'redact',
    what: 'This shows a card.',
    entities: ['CREDIT_CARD'],
    bad: repeated('The card is «4111 1111 1111 1111» as of'),
  },
  'signals/refusal': {
    kind: 'signal',
    serves: [11],
    what: 'The customer refused.',
    duty: 'Offer no more.',
    match: ['no thanks'],
    examples: repeated('«no thanks» said'),
    good: repeated('yes please'),
  },
}

/** A folder of a few rules: what a test of the command line needs does not change with the lexicon. */
export function makeLexicon(own: Record<string, object> = rules): string {
  const dir = makeFolder(
    Object.fromEntries(Object.entries(own).map(([id, rule]) => [`en/${id}.yaml`, JSON.stringify(rule)])),
  )
  for (const name of ['entities/credit-card.yaml', 'en/lists/identifiers.yaml']) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    copyFileSync(join(lexiconsDir, name), join(dir, name))
  }
  return dir
}
