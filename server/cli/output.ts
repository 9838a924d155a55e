// Standard output: waits for a slow reader, ends the run with one that went away, and knows when it may be coloured.
import { once } from 'node:events'
import type { Writable } from 'node:stream'

export type Output = Writable & { isTTY?: boolean }

/** `status`: what the run ends with when its reader went away (`| head`), instead of a stack trace. */
export function openOutput(output: Output, status: () => number): (text: string) => Promise<void> {
  output.on('error', () => process.exit(status()))
  return async (text) => {
    if (text !== '' && !output.write(text)) await once(output, 'drain')
  }
}

/** https://no-color.org: any text in NO_COLOR turns colour off. */
export const hasColour = (output: Output) => (output.isTTY ?? false) && !process.env.NO_COLOR
