// The findings of a draft: from the lint worker, and from the server while the worker starts or where it fails.
import { type Finding, isForAgents } from '../../analyzers/finding.ts'
import type { Message } from '../../analyzers/message.ts'
import type { PolicyOverlay } from '../../server/contract.ts'
import { createWorkerLinter, type LintWorker } from './worker-linter.ts'

/** `none`: neither the worker nor the server answers; drafts are unchecked, messages are still checked when sent. */
export type LintMode = 'worker' | 'server' | 'none'

export interface LintClient {
  /** What the server's policy has of its own. */
  setPolicy(overlay: PolicyOverlay): void
  /** Never rejects. */
  check(message: Message): Promise<Finding[]>
  close(): void
}

interface Parts {
  startWorker(): LintWorker
  /** `null` where the server gave no findings. */
  askServer(text: string): Promise<Finding[] | null>
  onMode(mode: LintMode): void
  /** How long to wait for the worker: until its first answer, and after it. */
  patience?: { coldMs: number; warmMs: number }
  /** How long a draft must stand before the server is asked about it: it allows only so many drafts a minute. */
  serverPauseMs?: number
}

export function createLintClient({ startWorker, askServer, onMode, patience, serverPauseMs = 250 }: Parts): LintClient {
  const worker = createWorkerLinter(startWorker, patience)
  const askCalmly = makeCalm(askServer, serverPauseMs)
  let mode: LintMode = 'worker'
  const setMode = (next: LintMode) => {
    if (next !== mode) onMode(next)
    mode = next
  }
  return {
    async check(message) {
      const inWorker = worker.ask(message)
      const found = worker.isWarm() ? await inWorker : null
      const first = found ?? (await findFirst([inWorker, askCalmly(message.text)]))
      if (first === 'overtaken') return []
      setMode(worker.isAlive() ? 'worker' : first ? 'server' : 'none')
      // What a rule on trial finds is for supervisors.
      return (first ?? []).filter(isForAgents)
    },
    setPolicy: worker.setPolicy,
    close: worker.close,
  }
}

/** `overtaken`: a newer draft was asked about meanwhile. */
type Served = Finding[] | null | 'overtaken'

/** Every keystroke asks; only a text that stood for a moment is asked about, and once. */
function makeCalm(ask: (text: string) => Promise<Finding[] | null>, pauseMs: number) {
  let latest: { text: string; answer: Promise<Served> } | null = null
  let asked = 0
  const askAfterPause = async (text: string, turn: number): Promise<Served> => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (turn !== asked) return 'overtaken'
    latest = null
    return ask(text)
  }
  return (text: string): Promise<Served> => {
    if (latest?.text !== text) latest = { text, answer: askAfterPause(text, ++asked) }
    return latest.answer
  }
}

/** The first answer that is one; `null` where none is. */
async function findFirst(answers: Promise<Served>[]): Promise<Served> {
  const failing = answers.map(async (answer) => (await answer) ?? Promise.reject(new Error('no answer')))
  return Promise.any(failing).catch(() => null)
}
