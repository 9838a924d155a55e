// One lint worker: started early, started again when it fails, given up when it always does.
import type { Finding } from '../../analyzers/finding.ts'
import type { Message } from '../../analyzers/message.ts'
import type { PolicyOverlay } from '../../server/contract.ts'

export interface LintQuestion {
  id: number
  message: Message
}
/** What the server's policy has beyond the lexicon in the bundle: holds for every question after it. */
export interface LintPolicy {
  overlay: PolicyOverlay
}
export interface LintAnswer {
  id: number
  findings: Finding[]
}

/** What is needed of a `Worker`. */
export interface LintWorker {
  postMessage(question: LintQuestion | LintPolicy): void
  terminate(): void
  onmessage: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  onmessageerror: ((event: never) => void) | null
}

export interface WorkerLinter {
  /** Also given to every worker that is started later. */
  setPolicy(overlay: PolicyOverlay): void
  /** `null` where it cannot say. */
  ask(message: Message): Promise<Finding[] | null>
  /** Has answered before, so that the next answer takes milliseconds. */
  isWarm(): boolean
  isAlive(): boolean
  close(): void
}

/** A worker that fails on one text may do well on the next; one that fails at once never will. */
const maxStarts = 3

/** `coldMs` includes loading the script and compiling the lexicon, on a slow machine. */
export function createWorkerLinter(start: () => LintWorker, { coldMs = 30_000, warmMs = 3000 } = {}): WorkerLinter {
  const waiting = new Map<number, (findings: Finding[] | null) => void>()
  let lastId = 0
  let starts = 0
  let worker: LintWorker | null = null
  let isWarm = false
  let overlay: PolicyOverlay | undefined

  const stop = () => {
    worker?.terminate()
    worker = null
    isWarm = false
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
  }
  const find = (): LintWorker | null => {
    if (worker || starts >= maxStarts) return worker
    starts++
    try {
      worker = start()
      worker.onerror = stop
      worker.onmessageerror = stop
      worker.onmessage = ({ data }: { data: LintAnswer }) => {
        isWarm = true
        waiting.get(data.id)?.(data.findings)
        waiting.delete(data.id)
      }
      if (overlay) worker.postMessage({ overlay })
    } catch {
      // A browser or a policy without workers: the server does it.
    }
    return worker
  }
  find()

  return {
    setPolicy(next) {
      // Compiling takes a second or two: nothing new is nothing to do.
      if (JSON.stringify(next) === JSON.stringify(overlay ?? {})) return
      overlay = next
      isWarm = false
      worker?.postMessage({ overlay })
    },
    ask: (message) =>
      new Promise((resolve) => {
        const asked = find()
        if (!asked) return resolve(null)
        const id = ++lastId
        const timer = setTimeout(stop, isWarm ? warmMs : coldMs)
        waiting.set(id, (findings) => {
          clearTimeout(timer)
          resolve(findings)
        })
        asked.postMessage({ id, message })
      }),
    isWarm: () => isWarm,
    isAlive: () => worker !== null,
    close() {
      starts = maxStarts
      stop()
    },
  }
}
