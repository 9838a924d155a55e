// scruple lint FILE…: files and folders of messages, canned replies or transcripts.
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Severity } from '../../analyzers/finding.ts'
import { openBaseline } from './baseline.ts'
import { findFiles } from './find-files.ts'
import { createGithubReporter } from './format-github.ts'
import { createJsonReporter } from './format-json.ts'
import { createPrettyReporter } from './format-pretty.ts'
import { createSarifReporter } from './format-sarif.ts'
import { type LintedFile, lintFile } from './lint-file.ts'
import { type OpenLinter, openLinter, type PolicyOptions } from './open-linter.ts'
import { hasColour, type Output, openOutput } from './output.ts'
import { type ReadFile, readContent, readMessages, refuseForeign } from './read-file.ts'
import { countFile, exitStatus, type Limits, newCounts, type Reporter } from './report.ts'

export const formats = ['pretty', 'json', 'jsonl', 'sarif', 'github'] as const
type Format = (typeof formats)[number]

export interface LintOptions extends PolicyOptions {
  format: Format
  entities?: boolean
  baseline?: string
  failOn: Severity
  reportUnusedIgnores: Limits['unusedIgnores']
  docsUrl: string
  stdinFilename?: string
}

/** @returns the exit status */
export async function lintFiles(paths: readonly string[], output: Output, options: LintOptions): Promise<number> {
  const run = startRun(output, options)
  const { files, faults } = await findFiles(paths)
  for (const { file, error } of faults)
    await run.add({ path: file, messages: [], faults: [{ error, line: 1, column: 1 }], unusedIgnores: [] })
  for (const file of files) await run.lint(file.path, await readMessages(file))
  return run.end()
}

/** Standard input as the content of a file with that name. */
export async function lintBuffer(name: string, input: Readable, output: Output, options: LintOptions): Promise<number> {
  const run = startRun(output, options)
  await run.lint(name, refuseForeign(readContent(name, await buffer(input))))
  return run.end()
}

function startRun(output: Output, options: LintOptions) {
  const open = openLinter(options)
  const limits = limitsOf(options)
  const baseline = options.baseline === undefined ? undefined : openBaseline(options.baseline, open.policy.rules)
  const reporter = createReporter(output, options, open)
  const counts = newCounts()
  const paths: string[] = []
  const write = openOutput(output, () => exitStatus(counts, limits))
  const add = async (file: LintedFile) => {
    countFile(counts, file)
    await write(reporter.file(file))
  }
  return {
    add,
    async lint(path: string, file: ReadFile) {
      paths.push(path)
      if (file.foreign !== undefined && file.faults.length === 0) {
        counts.foreign++
        return
      }
      await add(lintFile(path, file, { open, baseline, withEntities: options.entities }))
    },
    async end() {
      counts.stale = baseline?.countStale(paths) ?? 0
      const status = exitStatus(counts, limits)
      await write(reporter.end(counts, status))
      return status
    },
  }
}

export const limitsOf = ({ failOn, reportUnusedIgnores }: LintOptions): Limits => ({
  failOn,
  unusedIgnores: reportUnusedIgnores,
})

function createReporter(output: Output, options: LintOptions, { policy }: OpenLinter): Reporter {
  const limits = limitsOf(options)
  switch (options.format) {
    case 'json':
      return createJsonReporter(false)
    case 'jsonl':
      return createJsonReporter(true)
    case 'github':
      return createGithubReporter(limits)
    case 'sarif':
      return createSarifReporter({ policy, version: readVersion(), docsUrl: options.docsUrl, limits })
    default:
      return createPrettyReporter(hasColour(output), limits)
  }
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
