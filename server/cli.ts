#!/usr/bin/env node
// The command line: the other door beside main.ts.
import { runProgram } from './cli/program.ts'

process.exitCode = await runProgram(process.argv.slice(2), process)
