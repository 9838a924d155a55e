// Standard input, a message a line; an answer a line, in the same order, as soon as it is there.
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { type Answer, answerRead } from './answer.ts'
import { createPrettyReporter } from './format-pretty.ts'
import { lintFile } from './lint-file.ts'
import { type LintOptions, limitsOf } from './lint-files.ts'
import { type OpenLinter, openLinter } from './open-linter.ts'
import { hasColour, type Output, openOutput } from './output.ts'
import { readContent } from './read-file.ts'
import { type Read, readJsonLine, readMessage } from './read-messages.ts'
import { countFile, exitStatus, newCounts } from './report.ts'

/** @returns the exit status */
export async function lintStream(input: Readable, output: Output, options: LintOptions): Promise<number> {
  const open = openLinter(options)
  const answer = options.format === 'pretty' ? answerPretty(output, options, open) : answerJson(options, open)
  const write = openOutput(output, answer.status)
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() !== '') await write(answer.line(line, number))
  }
  await write(answer.end())
  return answer.status()
}

interface LineAnswerer {
  line(line: string, number: number): string
  end(): string
  status(): number
}

/** For people, a line is a message as it is, unless it is a JSON object. */
const isJsonLine = (line: string) => line.trimStart().startsWith('{')

function answerJson(options: LintOptions, open: OpenLinter): LineAnswerer {
  const counts = newCounts()
  const answers: Answer[] = []
  const isLines = options.format === 'jsonl'
  const read = (line: string, where: string): Read =>
    isLines || isJsonLine(line) ? readJsonLine(line, where) : readMessage({ text: line }, where)
  return {
    line(line, number) {
      const answer = answerRead(read(line, `line ${number}`), open, options.entities ?? false)
      if (answer.error !== undefined) counts.faults++
      for (const finding of answer.findings ?? []) if (!finding.isTrial) counts.severities[finding.severity]++
      if (isLines) return `${JSON.stringify(answer)}\n`
      answers.push(answer)
      return ''
    },
    end: () => (isLines ? '' : `${JSON.stringify(answers, null, 2)}\n`),
    status: () => exitStatus(counts, limitsOf(options)),
  }
}

function answerPretty(output: Output, options: LintOptions, open: OpenLinter): LineAnswerer {
  const limits = limitsOf(options)
  const counts = newCounts()
  const reporter = createPrettyReporter(hasColour(output), limits)
  return {
    line(line, number) {
      const file = readContent(isJsonLine(line) ? 'line.jsonl' : 'line.txt', Buffer.from(line))
      const linted = lintFile('standard input', file, { open, withEntities: options.entities })
      countFile(counts, linted)
      for (const fault of linted.faults) fault.line = number
      for (const { region, findings } of linted.messages)
        for (const each of [region, ...findings.map((finding) => finding.region)]) {
          each.line = number
          each.endLine = number
        }
      for (const ignore of linted.unusedIgnores) ignore.line = number
      return reporter.file(linted)
    },
    end() {
      counts.files = 1
      counts.found = Math.min(counts.found, 1)
      return reporter.end(counts, exitStatus(counts, limits))
    },
    status: () => exitStatus(counts, limits),
  }
}
