#!/usr/bin/env node
// The command line: the other door beside main.ts.
import { runProgram } from './cli/program.ts'

// `scruple rules | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runProgram(process.argv.slice(2), process)
