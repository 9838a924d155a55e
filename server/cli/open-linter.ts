// The options that say by which policy a command lints, the same for every command, and the linter they make.
import { statSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import type { Linter } from '../../analyzers/lint.ts'
import type { Message } from '../../analyzers/message.ts'
import type { Policy } from '../../analyzers/policy.ts'
import { jurisdictions } from '../../analyzers/rule.ts'
import { LexiconError } from '../policy/load-lexicon.ts'
import { loadLinter } from '../policy/load-policy.ts'

interface PolicyFiles {
  policy?: string
  facts?: string
  lexicon?: string
}

export interface PolicyOptions extends PolicyFiles {
  jurisdiction?: string
  team?: string
  channel?: string
  now?: string
}

export interface OpenLinter {
  policy: Policy
  linter: Linter
  /** The message with what the options say, where it says nothing itself. */
  complete(message: Message): Message
}

/** Whose rules hold. */
export function addScopeOptions(command: Command): Command {
  return command
    .option('--policy <file>', 'what the organisation, its teams and channels change in the rules')
    .option('--facts <path>', 'company facts: a file, or a folder of files')
    .option('--lexicon <dir>', 'rules of your own instead of those that come with Scruple')
    .option('--team <name>', 'whose settings of the policy hold')
    .option('--channel <name>', 'whose settings of the policy hold')
    .option('--now <instant>', 'the time of messages that name none (ISO 8601); without it, the clock', parseInstant)
}

export function addPolicyOptions(command: Command): Command {
  return addScopeOptions(command).option(
    '--jurisdiction <pack>',
    `where the customer is: ${jurisdictions.join(', ')}`,
    parseJurisdiction,
  )
}

/** @throws LexiconError for the first file that is wrong */
export function openLinter(options: PolicyOptions): OpenLinter {
  const { policy: policyFile, facts, lexicon, jurisdiction, team, channel, now } = options
  if (lexicon !== undefined) checkFolder(lexicon)
  const clock = now ?? new Date().toISOString()
  const { policy, linter } = loadLinter({ policy: policyFile, facts, lexicon }, { team, channel }, clock)
  if (lexicon !== undefined && Object.keys(policy.rules).length === 0)
    throw new LexiconError(lexicon, '', 'holds no rule; rules are files like en/pressure/false-urgency.yaml')
  const given = { ...(jurisdiction && { jurisdiction }), ...(team && { team }), ...(channel && { channel }) }
  return { policy, linter, complete: (message) => ({ now: now ?? new Date().toISOString(), ...given, ...message }) }
}

/** @throws LexiconError when there is no such folder */
function checkFolder(dir: string): void {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new LexiconError(dir, '', 'there is no such folder')
}

function parseJurisdiction(value: string): string {
  const pack = value.toLowerCase()
  if ((jurisdictions as readonly string[]).includes(pack)) return pack
  throw new InvalidArgumentError(`It is one of ${jurisdictions.join(', ')}.`)
}

/** A day, or an instant, as ISO 8601 writes it. */
export function parseInstant(value: string): string {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(value)
  const instant = new Date(value)
  if (isIso && !Number.isNaN(instant.valueOf())) return instant.toISOString()
  throw new InvalidArgumentError('Write it as 2026-11-23 or 2026-11-23T10:00:00Z.')
}
