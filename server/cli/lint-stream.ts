// Standard input, a message a line; an answer a line, in the same order, as soon as it is there.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { createLinter } from '../../analyzers/lint.ts'
import { loadLexicon } from '../policy/load-lexicon.ts'
import { type Answer, answerRead, toPretty } from './answer.ts'
import { exitStatus, type LintOptions } from './lint-files.ts'
import { type Read, readJsonLine, readMessage } from './read-messages.ts'

/** @returns the exit status */
export async function lintStream(
  input: Readable,
  output: Writable & { isTTY?: boolean },
  options: LintOptions,
): Promise<number> {
  const linter = createLinter(loadLexicon())
  const answers: Answer[] = []
  let status = 0
  let number = 0
  // A reader that went away (`| head`) ends the run, not with a stack trace.
  output.on('error', () => process.exit(status))
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const read = readLine(line, `line ${number}`, options.format)
    const answer = answerRead(read, linter, options.entities ?? false)
    status = Math.max(status, exitStatus(answer))
    if (options.format === 'json') answers.push(answer)
    else {
      const text =
        options.format === 'jsonl' ? `${JSON.stringify(answer)}\n` : toPretty(read, answer, output.isTTY ?? false)
      if (!output.write(text)) await once(output, 'drain')
    }
  }
  if (options.format === 'json') output.write(`${JSON.stringify(answers, null, 2)}\n`)
  return status
}

/** For people, a line is a message as it is, unless it is a JSON object. */
function readLine(line: string, where: string, format: LintOptions['format']): Read {
  return format === 'jsonl' || line.trimStart().startsWith('{')
    ? readJsonLine(line, where)
    : readMessage({ text: line }, where)
}
