// Results as SARIF 2.1.0, for code scanning and editors. No words of a message beside the rewrites that rules offer.

import { categoryOf } from '../../analyzers/lexicon.ts'
import type { Policy } from '../../analyzers/policy.ts'
import type { LintedFile, PlacedFinding, PlacedIgnore } from './lint-file.ts'
import type { Region } from './mapped-text.ts'
import { toArtifact } from './paths.ts'
import type { Limits, Reporter } from './report.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const levels = { error: 'error', warning: 'warning', info: 'note' } as const
const unusedId = 'scruple/unused-ignore'

export interface SarifOptions {
  policy: Policy
  version: string
  /** Where a server of Scruple shows the page of each rule. */
  docsUrl: string
  limits: Limits
}

export function createSarifReporter({ policy, version, docsUrl, limits }: SarifOptions): Reporter {
  const results: object[] = []
  const notifications: object[] = []
  const indexes = new Map<string, number>()
  const seen = new Map<string, number>()
  const indexOf = (rule: string) => {
    const index = indexes.get(rule) ?? indexes.size
    indexes.set(rule, index)
    return index
  }

  function toResult(path: string, placed: PlacedFinding): object {
    const { finding, region, suppression, fixes } = placed
    const key = `${path}\n${placed.fingerprint}`
    const occurrence = (seen.get(key) ?? 0) + 1
    seen.set(key, occurrence)
    return {
      ruleId: finding.rule,
      ruleIndex: indexOf(finding.rule),
      level: finding.isTrial ? 'note' : levels[finding.severity],
      message: { text: finding.message },
      locations: [toLocation(path, region)],
      partialFingerprints: { 'ruleAndMessage/v1': `${placed.fingerprint}:${occurrence}` },
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => toFix(path, fix)) }),
      suppressions: suppression
        ? [{ kind: suppression.kind, status: 'accepted', justification: suppression.justification }]
        : [],
      properties: { action: finding.action, confidence: finding.confidence, ...(finding.isTrial && { trial: true }) },
    }
  }

  function toUnused(path: string, { rule, line, column }: PlacedIgnore): object {
    return {
      ruleId: unusedId,
      ruleIndex: indexOf(unusedId),
      level: limits.unusedIgnores,
      message: { text: `The ignore of ${rule} covers no finding; remove it.` },
      locations: [toLocation(path, { line, column, endLine: line, endColumn: column })],
      suppressions: [],
    }
  }

  return {
    file({ path, messages, faults, unusedIgnores }: LintedFile) {
      for (const placed of messages.flatMap(({ findings }) => findings)) results.push(toResult(path, placed))
      if (limits.unusedIgnores !== 'off') for (const ignore of unusedIgnores) results.push(toUnused(path, ignore))
      for (const { line, column, error } of faults)
        notifications.push({
          level: 'error',
          message: { text: error },
          locations: [toLocation(path, { line, column, endLine: line, endColumn: column })],
        })
      return ''
    },
    end(_, status) {
      const rules = [...indexes.keys()].map((id) => (id === unusedId ? unusedRule : describeRule(id, policy, docsUrl)))
      const run = {
        tool: { driver: { name: 'Scruple', version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that scruple was run in.' } } },
        invocations: [
          { executionSuccessful: status !== 2, exitCode: status, toolExecutionNotifications: notifications },
        ],
        results,
      }
      return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`
    },
  }
}

function toRegion({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

function toLocation(path: string, region: Region): object {
  return { physicalLocation: { artifactLocation: toArtifact(path), region: toRegion(region) } }
}

function toFix(path: string, { title, edits }: PlacedFinding['fixes'][number]): object {
  const replacements = edits.map(({ region, text }) => ({ deletedRegion: toRegion(region), insertedContent: { text } }))
  return { description: { text: title }, artifactChanges: [{ artifactLocation: toArtifact(path), replacements }] }
}

function describeRule(id: string, { rules }: Policy, docsUrl: string): object {
  const rule = rules[id]
  if (!rule || rule.kind === 'signal') return { id }
  const page = `/docs/rules/${id}`
  const sources = rule.sources.map(({ title, url }) => `[${title}](${url})`).join('; ')
  return {
    id,
    shortDescription: { text: rule.what },
    fullDescription: { text: `${rule.what} ${rule.why}` },
    help: { text: rule.fix, markdown: `${rule.fix}\n\nSources: ${sources}` },
    helpUri: new URL(page, docsUrl).href,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      serves: rule.serves,
      action: rule.action,
      jurisdictions: rule.jurisdictions,
      page,
      tags: [categoryOf(id) ?? 'scruple'],
    },
  }
}

const unusedRule = {
  id: unusedId,
  shortDescription: { text: 'This ignore covers no finding.' },
  fullDescription: { text: 'This ignore covers no finding. It would hide the next one that nobody has looked at.' },
  help: { text: 'Remove the ignore.' },
  defaultConfiguration: { level: 'warning' },
}
