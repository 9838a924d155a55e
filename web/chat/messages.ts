// Keeps a list of messages whole: what arrives twice is there once, and in the order of time.

interface Placed {
  messageId: string
  sentAt: string
}

/** The newest version of a message wins. Messages of the same instant keep the order in which they came. */
export function mergeMessages<T extends Placed>(known: readonly T[], arrived: readonly T[]): T[] {
  const byId = new Map(known.map((message) => [message.messageId, message]))
  for (const message of arrived) byId.set(message.messageId, message)
  return [...byId.values()].sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))
}
