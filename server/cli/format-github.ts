// Results as workflow commands of GitHub Actions, shown beside the lines of a pull request. No words of a message.
import { repositoryPath } from './paths.ts'
import type { Limits, Reporter } from './report.ts'

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const

export function createGithubReporter({ unusedIgnores }: Limits): Reporter {
  return {
    file({ path, messages, faults, unusedIgnores: unused }) {
      const file = repositoryPath(path)
      const lines = faults.map(({ line, column, error }) =>
        toCommand('error', { file, line, col: column, title: 'not read' }, error),
      )
      for (const { finding, region, suppression } of messages.flatMap(({ findings }) => findings)) {
        if (suppression) continue
        const { line, column, endLine, endColumn } = region
        // The page has columns for one line only.
        const place: Record<string, number> =
          line === endLine ? { line, col: column, endLine, endColumn } : { line, endLine }
        const level = finding.isTrial ? 'notice' : levels[finding.severity]
        lines.push(toCommand(level, { file, ...place, title: finding.rule }, finding.message))
      }
      if (unusedIgnores !== 'off')
        for (const { line, column, rule } of unused)
          lines.push(
            toCommand(
              unusedIgnores,
              { file, line, col: column, title: 'unused ignore' },
              `${rule} finds nothing here; remove it`,
            ),
          )
      return lines.map((line) => `${line}\n`).join('')
    },
    end: () => '',
  }
}

/** Escaped as the runner unescapes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
export function toCommand(level: string, properties: Record<string, string | number>, message: string): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (value: string | number) => data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`)
  return `::${level} ${list.join(',')}::${data(message)}`
}
