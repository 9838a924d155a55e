// Files of messages, canned replies or transcripts.
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { createLinter } from '../../analyzers/lint.ts'
import { loadLexicon } from '../policy/load-lexicon.ts'
import { type Answer, answerRead, toPretty } from './answer.ts'
import { type Read, readFileContent } from './read-messages.ts'

export interface LintOptions {
  format: 'pretty' | 'json' | 'jsonl'
  entities?: boolean
}

/** 2: could not be read; 1: a finding of severity error; 0: clean. */
export function exitStatus(answer: Answer): number {
  if (answer.error !== undefined) return 2
  return answer.findings?.some((finding) => finding.severity === 'error') ? 1 : 0
}

/** @returns the exit status */
export async function lintFiles(
  paths: readonly string[],
  output: Writable & { isTTY?: boolean },
  options: LintOptions,
): Promise<number> {
  const linter = createLinter(loadLexicon())
  const all: (Answer & { where: string })[] = []
  let status = 0
  for (const path of paths) {
    for (const read of await readPath(path)) {
      const answer = { where: read.where, ...answerRead(read, linter, options.entities ?? false) }
      status = Math.max(status, exitStatus(answer))
      if (options.format === 'json') all.push(answer)
      else
        output.write(
          options.format === 'jsonl' ? `${JSON.stringify(answer)}\n` : toPretty(read, answer, output.isTTY ?? false),
        )
    }
  }
  if (options.format === 'json') output.write(`${JSON.stringify(all, null, 2)}\n`)
  if (options.format === 'pretty' && status === 0) output.write('No errors.\n')
  return status
}

async function readPath(path: string): Promise<Read[]> {
  try {
    return readFileContent(path, await readFile(path, 'utf8'))
  } catch (error) {
    return [{ error: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, where: path }]
  }
}
