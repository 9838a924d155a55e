// scruple baseline FILE… --write FILE: records the findings of today, or takes out of the record what is no longer there.
import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { type BaselineEntry, nameIn, readBaseline, type Shrunk, shrinkBaseline, writeBaseline } from './baseline.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import { lintFile } from './lint-file.ts'
import { type OpenLinter, openLinter, type PolicyOptions } from './open-linter.ts'
import { readMessages } from './read-file.ts'
import { many } from './report.ts'

export interface BaselineOptions extends PolicyOptions {
  write: string
}

/** Nothing is written unless every file could be read. @returns the exit status */
export async function updateBaseline(
  paths: readonly string[],
  output: Writable,
  errors: Writable,
  options: BaselineOptions,
): Promise<number> {
  const path = options.write
  const open = openLinter(options)
  const old = existsSync(path) ? readBaseline(path, open.policy.rules).findings : undefined
  const { files, faults } = await findFiles(paths)
  const taken = await collectEntries(path, files, open)
  const problems = [...faults.map(({ file, error }) => `${file}: ${error}`), ...taken.problems]
  if (problems.length > 0) {
    errors.write(`${problems.join('\n')}\nThe baseline is not written.\n`)
    return 2
  }
  const rest =
    taken.neverReleased > 0 ? ` ${many(taken.neverReleased, 'finding')} cannot be ignored and must be reworded.` : ''
  if (!old) {
    writeBaseline(path, taken.entries)
    output.write(`${path}: ${many(count(taken.entries), 'finding')} recorded.${rest}\n`)
    return 0
  }
  const shrunk = shrinkBaseline(
    path,
    old,
    taken.entries,
    files.map((file) => file.path),
  )
  writeBaseline(path, shrunk.entries)
  output.write(`${path}: ${describeShrunk(shrunk)}${rest}\n`)
  return 0
}

function describeShrunk({ entries, removed, fresh }: Shrunk): string {
  const kept = count(entries)
  const lines = `${many(kept, 'finding')} ${kept === 1 ? 'stays' : 'stay'}; ${removed} that are no longer there are removed.`
  if (fresh === 0) return lines
  const [is, them] = fresh === 1 ? ['is', 'it'] : ['are', 'them']
  return `${lines} ${many(fresh, 'new finding')} ${is} not added: a baseline only shrinks. Reword ${them}, or write a new file.`
}

const count = (entries: readonly BaselineEntry[]) => entries.reduce((sum, entry) => sum + entry.count, 0)

/** Findings with an ignore beside them and those of rules on trial need no entry. */
async function collectEntries(baseline: string, files: readonly FoundFile[], open: OpenLinter) {
  const entries = new Map<string, BaselineEntry>()
  const problems: string[] = []
  let neverReleased = 0
  for (const file of files) {
    const { path } = file
    const linted = lintFile(path, await readMessages(file), { open })
    for (const { line, column, error } of linted.faults) problems.push(`${path}:${line}:${column}: ${error}`)
    for (const { finding, fingerprint, suppression } of linted.messages.flatMap(({ findings }) => findings)) {
      if (suppression || finding.isTrial) continue
      if (finding.isNeverReleased) {
        neverReleased++
        continue
      }
      const name = nameIn(baseline, path)
      const key = `${name}\n${finding.rule}\n${fingerprint}`
      const entry = entries.get(key) ?? { rule: finding.rule, file: name, fingerprint, count: 0 }
      entry.count++
      entries.set(key, entry)
    }
  }
  return { entries: [...entries.values()], problems, neverReleased }
}
