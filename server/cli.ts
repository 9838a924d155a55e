#!/usr/bin/env node
// The command line: the other door beside main.ts.
import { Command, Option } from 'commander'
import { explainRule, listRules } from './cli/explain.ts'
import { lintFiles } from './cli/lint-files.ts'
import { lintStream } from './cli/lint-stream.ts'
import { LexiconError } from './policy/load-lexicon.ts'

const program = new Command('scruple')
  .description('A real-time compliance linter for support chat.')
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2)
  })

program
  .command('lint')
  .description('Lint messages, canned replies or transcripts (.txt .md .csv .json .jsonl), or standard input.')
  .argument('[file...]', 'files; without one, standard input: a message a line')
  .addOption(
    new Option('-f, --format <format>', 'how to answer').choices(['pretty', 'json', 'jsonl']).default('pretty'),
  )
  .option('--entities', 'also name what was recognised (cards, phones, ids, …) before any policy')
  .addHelpText(
    'after',
    '\nExit status: 0 clean, 1 a finding of severity error, 2 a line or file that could not be read.',
  )
  .action(async (files: string[], options: { format: 'pretty' | 'json' | 'jsonl'; entities?: boolean }) => {
    const run =
      files.length === 0
        ? lintStream(process.stdin, process.stdout, options)
        : lintFiles(files, process.stdout, options)
    process.exitCode = await run
  })

program
  .command('explain')
  .description('What a rule says, why, on which source, with its examples.')
  .argument('<rule>', 'its id, for example pressure/false-urgency')
  .action((id: string) => {
    process.exitCode = explainRule(id, process.stdout, process.stderr)
  })

program
  .command('rules')
  .description('All rules.')
  .addOption(new Option('-f, --format <format>', 'how to answer').choices(['pretty', 'json']).default('pretty'))
  .action(({ format }: { format: 'pretty' | 'json' }) => listRules(format, process.stdout))

program
  .command('serve')
  .description('Start the gateway and its pages; settings come from the environment (SCRUPLE_…).')
  .action(async () => {
    const { serve } = await import('./main.ts')
    await serve()
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof LexiconError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
