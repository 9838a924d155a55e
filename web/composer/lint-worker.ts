// Lints drafts off the page's thread, with the same code and the same rules as the server.
import { lexicon } from 'virtual:lexicon'
import { createLinter } from '../../analyzers/lint.ts'
import type { LintAnswer, LintQuestion } from './worker-linter.ts'

const linter = createLinter(lexicon)

self.onmessage = ({ data }: MessageEvent<LintQuestion>) => {
  const { findings } = linter.lint(data.message)
  const answer: LintAnswer = { id: data.id, findings }
  self.postMessage(answer)
}
