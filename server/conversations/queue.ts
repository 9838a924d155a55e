// Runs the work of one conversation one after another, and of different conversations side by side.
import { setImmediate } from 'node:timers/promises'

export interface Queue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Resolves when everything that was begun is done. */
  drain(): Promise<void>
}

export function createQueue(): Queue {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, work) {
      // The embedded store answers without leaving the tick: without a pause a flood in one conversation would keep
      // every other, and its own acknowledgements, waiting until it is over.
      const result = (tails.get(key) ?? Promise.resolve()).then(() => setImmediate()).then(work)
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(key) === tail) tails.delete(key)
        })
      tails.set(key, tail)
      return result
    },
    async drain() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
