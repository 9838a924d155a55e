// Sends one message after the other, each until it is answered, always under its own client id: nothing is lost or doubled.
import { noAnswer } from './link.ts'

/** Refusals of the moment: the same message, under the same client id, will be taken a little later. */
const passing = new Set([noAnswer, 'SCR_ERR_RATE_LIMITED', 'SCR_ERR_SHUTTING_DOWN'])

interface Item {
  clientId: string
}
type Answered<A> = A | { ok: false; code: string; message: string }

export interface Outbox<T extends Item> {
  /** Adds a message at the end, or does nothing where its client id is waiting already. */
  add(item: T): void
  /** Call on every connection. */
  flush(): void
  close(): void
}

interface Parts<T extends Item, A extends { ok: true }> {
  send(item: T): Promise<Answered<A>>
  onAnswer(item: T, answer: Answered<A>): void
  isConnected(): boolean
  /** How long to wait before asking again on a link that looks alive. */
  retryMs?: number
}

export function createOutbox<T extends Item, A extends { ok: true }>(parts: Parts<T, A>): Outbox<T> {
  const waiting: T[] = []
  let isBusy = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = async () => {
    if (isBusy || isClosed) return
    isBusy = true
    clearTimeout(timer)
    while (waiting[0] && parts.isConnected() && !isClosed) {
      const item = waiting[0]
      const answer = await parts.send(item)
      if (!answer.ok && passing.has(answer.code)) break
      waiting.shift()
      if (!isClosed) parts.onAnswer(item, answer)
    }
    isBusy = false
    // Also covers a connection that came back while the last answer was still being waited for.
    if (waiting.length > 0 && !isClosed) timer = setTimeout(flush, parts.retryMs ?? 1500)
  }

  return {
    add(item) {
      if (!waiting.some(({ clientId }) => clientId === item.clientId)) waiting.push(item)
      void flush()
    },
    flush: () => void flush(),
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
