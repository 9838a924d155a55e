// What may be logged: ids, rules, counts and durations; of an error its type, code and place, never its message.

/** An error's message may quote the text that caused it, so only the frames of its stack are kept. */
export function describeError(error: unknown): { type: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { type: error.constructor.name, ...(code === undefined ? {} : { code }), at: framesOf(error) }
}

function framesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const at = stack.indexOf(error.message)
  // A message that was changed later is not the one that the stack begins with.
  const isWhole = error.message === '' ? /^\w*:?\s*$/.test(stack.split('\n', 1)[0] ?? '') : at >= 0
  if (!isWhole) return []
  return stack
    .slice(at + error.message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.slice('    at '.length))
}
