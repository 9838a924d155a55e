// Every command of the command line and its options; where they read and write is given, so that a test can be there.
import type { Readable } from 'node:stream'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { severities } from '../../analyzers/finding.ts'
import { isCatalogued } from '../errors.ts'
import { LexiconError } from '../policy/load-lexicon.ts'
import { type ExplainOptions, explainRule, listRules } from './explain.ts'
import { formats, type LintOptions, lintBuffer, lintFiles } from './lint-files.ts'
import { lintStream } from './lint-stream.ts'
import { addPolicyOptions, addScopeOptions, parseInstant } from './open-linter.ts'
import type { Output } from './output.ts'
import { type ReplayOptions, replay } from './replay.ts'
import { type TestOptions, testRules } from './test-rules.ts'
import { type BaselineOptions, updateBaseline } from './write-baseline.ts'

export interface Surroundings {
  stdin: Readable
  stdout: Output
  stderr: Output
  env: NodeJS.ProcessEnv
}

/** @returns the exit status */
export async function runProgram(args: readonly string[], around: Surroundings): Promise<number> {
  let status = 0
  const program = new Command('scruple')
    .description('A real-time compliance linter for support chat.')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => around.stdout.write(text),
      writeErr: (text) => around.stderr.write(text),
    })
  const end = (result: number) => {
    status = result
  }
  addLint(program, around, end)
  addBaseline(program, around, end)
  addTest(program, around, end)
  addReplay(program, around, end)
  addExplain(program, around, end)
  addServe(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof LexiconError) && !isCatalogued(error)) throw error
    around.stderr.write(`${error.message}\n`)
    return 2
  }
}

type End = (status: number) => void

const formatOption = <T extends string>(choices: readonly T[]) =>
  new Option('-f, --format <format>', 'how to answer').choices(choices).default(choices[0])

function addLint(program: Command, { stdin, stdout }: Surroundings, end: End): void {
  addPolicyOptions(
    program
      .command('lint')
      .description(
        'Lint messages, canned replies, macros or transcripts (.txt .md .csv .json .jsonl), or standard input.',
      )
      .argument('[path...]', 'files and folders; without one, standard input: a message a line'),
  )
    .addOption(formatOption(formats))
    .option('--entities', 'also name what was recognised (cards, phones, ids, …) before any policy')
    .option('--baseline <file>', 'findings recorded there do not fail the run')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest finding that fails the run').choices(severities).default('error'),
    )
    .addOption(
      new Option('--report-unused-ignores <level>', 'what an ignore is that covers no finding')
        .choices(['off', 'warning', 'error'])
        .default('warning'),
    )
    .option('--stdin-filename <name>', 'read standard input as a file of that name')
    .addOption(
      new Option('--docs-url <url>', 'where a server shows the pages of rules, for sarif')
        .argParser(parseUrl)
        .default('http://127.0.0.1:4180'),
    )
    .addHelpText(
      'after',
      `
To ignore a finding, give the reason beside the message:
  .txt .md   <!-- scruple-ignore pressure/false-urgency: the offer ends on the day shown -->
             or a line "# scruple-ignore …", before the message or in it
  .csv       a column scruple-ignore; .json, .jsonl: a field scruple-ignore
             pressure/false-urgency: its reason; privacy/iban: its reason

Exit status: 0 clean, 1 a finding of severity error, 2 a line or file that could not be read.`,
    )
    .action(async (paths: string[], options: LintOptions, command: Command) => {
      if (paths.length > 0) end(await lintFiles(paths, stdout, options))
      else if (options.stdinFilename !== undefined) end(await lintBuffer(options.stdinFilename, stdin, stdout, options))
      else if (options.format === 'sarif' || options.format === 'github' || options.baseline !== undefined)
        command.error('error: name files, or say with --stdin-filename what standard input is')
      else end(await lintStream(stdin, stdout, options))
    })
}

function addBaseline(program: Command, { stdout, stderr }: Surroundings, end: End): void {
  addPolicyOptions(
    program
      .command('baseline')
      .description('Record the findings of today, so that they do not fail a run; an existing record only shrinks.')
      .argument('<path...>', 'files and folders'),
  )
    .requiredOption('--write <file>', 'the record; committed beside the files, it holds no text of messages')
    .action(async (paths: string[], options: BaselineOptions) => {
      end(await updateBaseline(paths, stdout, stderr, options))
    })
}

function addTest(program: Command, { stdout, stderr }: Surroundings, end: End): void {
  program
    .command('test')
    .description('Run the examples of rules: each «…» must be underlined exactly, each good one stay silent.')
    .argument('[name...]', 'rules, categories, or signals; without one, all')
    .option('--lexicon <dir>', 'rules of your own instead of those that come with Scruple')
    .addOption(formatOption(['pretty', 'json']))
    .action((names: string[], options: TestOptions) => {
      end(testRules(names, stdout, stderr, options))
    })
}

function addReplay(program: Command, { stdout, env }: Surroundings, end: End): void {
  addPolicyOptions(
    program
      .command('replay')
      .description('What a changed policy would find in the stored conversations, against what the present one finds.'),
  )
    .option('--since <date>', 'only messages sent since then', parseInstant)
    .option('--limit <n>', 'at most so many messages, of the latest conversations first', parseCount)
    .option('--show-text', 'also show the words; values that may not be shown stay masked')
    .addOption(formatOption(['pretty', 'json']))
    .addHelpText(
      'after',
      '\nReads the store of the server (SCRUPLE_DATA_DIR) and writes nothing. In force is what the server has (SCRUPLE_POLICY, SCRUPLE_FACTS,\nSCRUPLE_LEXICON); of these, the changed side takes what is not named here. Values masked when they were stored are not found again.',
    )
    .action(async (options: ReplayOptions, command: Command) => {
      if (options.policy === undefined && options.facts === undefined && options.lexicon === undefined)
        command.error('error: say what changes: --policy, --facts or --lexicon')
      end(await replay(stdout, env, options))
    })
}

function addExplain(program: Command, { stdout, stderr }: Surroundings, end: End): void {
  addScopeOptions(
    program
      .command('explain')
      .description(
        'What a rule says, why, on which source, with its examples; with --policy, what it makes of the rule.',
      )
      .argument('<rule>', 'its id, for example pressure/false-urgency'),
  ).action((id: string, options: ExplainOptions) => {
    end(explainRule(id, stdout, stderr, options))
  })

  program
    .command('rules')
    .description('All rules.')
    .addOption(formatOption(['pretty', 'json']))
    .action(({ format }: { format: 'pretty' | 'json' }) => listRules(format, stdout))
}

function addServe(program: Command): void {
  program
    .command('serve')
    .description('Start the gateway and its pages; settings come from the environment (SCRUPLE_…).')
    .action(async () => {
      const { serve } = await import('../main.ts')
      await serve()
    })
}

function parseUrl(value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value
  throw new InvalidArgumentError('Write it as https://scruple.example.com.')
}

function parseCount(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It is a whole number from 1.')
}
