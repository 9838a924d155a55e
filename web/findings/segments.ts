// Cuts a text at the borders of its marks, so that overlapping marks can be drawn one beside the other.
import type { Span } from '../../analyzers/finding.ts'

export interface Segment<T> {
  start: number
  text: string
  /** The marks that cover it, in the order given; none for plain text. */
  marks: T[]
}

/** Marks that lie outside the text are clipped; empty ones are left out. The texts of all segments joined are the text. */
export function cutSegments<T extends Span>(text: string, marks: readonly T[]): Segment<T>[] {
  const within = marks.filter(({ start, end }) => Math.max(0, start) < Math.min(text.length, end))
  const borders = new Set([0, text.length])
  for (const { start, end } of within) {
    borders.add(Math.max(0, start))
    borders.add(Math.min(text.length, end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length
    return { start, text: text.slice(start, end), marks: within.filter((mark) => mark.start < end && mark.end > start) }
  })
}
