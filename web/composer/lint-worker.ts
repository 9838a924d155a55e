// Lints drafts off the page's thread, with the same code and the same rules as the server.
import { lexicon } from 'virtual:lexicon'
import { isForAgents } from '../../analyzers/finding.ts'
import { createLinter, type Linter } from '../../analyzers/lint.ts'
import type { LintAnswer, LintPolicy, LintQuestion } from './worker-linter.ts'

/** Compiling takes a second: the server has mostly said by then what its policy has of its own. */
const headStartMs = 400

let policy = lexicon
let linter: Linter | undefined
const compile = () => {
  linter ??= createLinter(policy)
  return linter
}
setTimeout(compile, headStartMs)

self.onmessage = ({ data }: MessageEvent<LintQuestion | LintPolicy>) => {
  if ('overlay' in data) {
    policy = { ...lexicon, ...data.overlay }
    linter = undefined
    setTimeout(compile)
    return
  }
  const { findings } = compile().lint(data.message)
  const answer: LintAnswer = { id: data.id, findings: findings.filter(isForAgents) }
  self.postMessage(answer)
}
