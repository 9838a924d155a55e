// One way to read a text, as it stands or as its digits sound, with what is counted and marked in it once.

import type { Words } from './compile-format.ts'
import type { CueHits, CueTrie, Nearest } from './cues.ts'
import { nearestCue } from './cues.ts'
import { buildDigitView } from './digit-view.ts'

export interface View {
  text: string
  /** From offsets of the view to offsets of the clean text. */
  toClean(start: number, end: number): { start: number; end: number }
  isSpoken: boolean
  cues: CueHits
  counts: Counts
}

export interface Counts {
  digits: number
  /** Length of the longest run of characters without a space. */
  run: number
}

/** The text itself, and beside it the text with spelled-out and spaced digits joined, where it has any. */
export function openViews(clean: string, counts: Counts, trie: CueTrie): View[] {
  const toClean = (start: number, end: number) => ({ start, end })
  const views: View[] = [{ text: clean, toClean, isSpoken: false, cues: trie.find(clean), counts }]
  const spoken = buildDigitView(clean)
  if (spoken) {
    const { text, toText } = spoken
    views.push({ text, toClean: toText, isSpoken: true, cues: trie.find(text), counts: countRuns(text) })
  }
  return views
}

export function countRuns(text: string): Counts {
  let digits = 0
  let run = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code === 32 || code === 10) {
      if (i - start > run) run = i - start
      start = i + 1
    }
  }
  return { digits, run: Math.max(run, text.length - start) }
}

export const findNear = (view: View, words: Words, start: number, end: number, window: number): Nearest | null =>
  words === undefined ? null : nearestCue(view.cues[words], view.text, start, end, window)
