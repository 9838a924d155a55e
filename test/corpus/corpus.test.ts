// Whole conversations with their findings as text, so that every change of the lexicon shows its new and lost alarms as a diff.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLinter } from '../../analyzers/lint.ts'
import type { Turn } from '../../analyzers/message.ts'
import { loadLexicon } from '../../server/policy/load-lexicon.ts'

const linter = createLinter(loadLexicon())
const here = import.meta.dirname

test.each(readdirSync(here).filter((name) => name.endsWith('.chat')))('%s', async (name) => {
  const context: Turn[] = []
  const lines: string[] = []
  for (const line of readFileSync(join(here, name), 'utf8').trim().split('\n')) {
    const [, role, text] = /^(agent|customer): (.*)$/.exec(line) as unknown as [string, Turn['role'], string]
    const { findings, signals } = linter.lint({ text, role, context, now: '2026-11-23T10:00:00Z' })
    lines.push(line)
    for (const { rule, severity, action, start, end } of findings)
      lines.push(`    ${severity} ${action} ${rule} «${text.slice(start, end)}»`)
    for (const { signal, strength, topic } of signals)
      lines.push(`    signal ${signal} ${strength}${topic && ` (${topic})`}`)
    context.push({ role, text })
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(here, name.replace('.chat', '.findings')))
})
