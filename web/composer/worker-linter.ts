// One lint worker: started early, started again when it fails, given up when it always does.
import type { Finding } from '../../analyzers/finding.ts'
import type { Message } from '../../analyzers/message.ts'

export interface LintQuestion {
  id: number
  message: Message
}
export interface LintAnswer {
  id: number
  findings: Finding[]
}

/** What is needed of a `Worker`. */
export interface LintWorker {
  postMessage(question: LintQuestion): void
  terminate(): void
  onmessage: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  onmessageerror: ((event: never) => void) | null
}

export interface WorkerLinter {
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
    } catch {
      // A browser or a policy without workers: the server does it.
    }
    return worker
  }
  find()

  return {
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
