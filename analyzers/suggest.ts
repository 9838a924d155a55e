// Turns the rewrites of a rule file into edits of this message. Whether they lint clean is the linter's to check.
import type { Edit, Suggestion } from './finding.ts'
import type { Hit, Scene } from './hit.ts'

export function draftSuggestions(hit: Hit, scene: Scene): Suggestion[] {
  const drafted: Suggestion[] = []
  if (hit.mask !== undefined) {
    drafted.push({ title: 'Mask it', edits: [{ start: hit.start, end: hit.end, text: hit.mask }] })
  }
  if (hit.correction) drafted.push({ title: `Say ${hit.correction.text}`, edits: [hit.correction] })
  for (const each of hit.case?.file.suggest ?? hit.rule.file.suggest ?? []) {
    if ('swap' in each) {
      const edits = swapWords(each.swap, hit, scene)
      if (edits.length > 0) drafted.push({ title: `Say ${edits.map(({ text }) => `“${text}”`).join(', ')}`, edits })
      continue
    }
    const edit = draftEdit(each.replace ?? 'span', each.text, hit, scene)
    if (edit) drafted.push({ title: each.title, edits: [edit] })
  }
  return drafted
}

/** Whole words of the underlined part; of two that overlap, the longer. */
function swapWords(swap: Readonly<Record<string, string>>, hit: Hit, scene: Scene): Edit[] {
  const underlined = scene.message.text.slice(hit.start, hit.end)
  const lower = underlined.toLowerCase()
  // Where lower case changes the length (İ), offsets would slip.
  if (lower.length !== underlined.length) return []
  const edits: Edit[] = []
  for (const word of Object.keys(swap).sort((a, b) => b.length - a.length)) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      const start = hit.start + at
      const end = start + word.length
      const isTaken = edits.some((edit) => edit.start < end && start < edit.end)
      if (isTaken || isLetter.test(lower[at - 1] ?? '') || isLetter.test(lower[at + word.length] ?? '')) continue
      edits.push({ start, end, text: matchCase(swap[word] ?? '', underlined.slice(at, at + word.length)) })
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

const isLetter = /[\p{L}\p{N}]/u

function draftEdit(replace: 'span' | 'sentence' | 'message', text: string, hit: Hit, scene: Scene): Edit | null {
  const original = scene.message.text
  if (replace === 'message') return { start: 0, end: original.length, text }
  if (replace === 'span')
    return { start: hit.start, end: hit.end, text: matchCase(text, original.slice(hit.start, hit.end)) }
  for (const { start, end } of scene.text.tokenized.sentences) {
    const span = scene.text.normalized.toOriginal(start, end)
    if (hit.start >= span.end) continue
    if (text !== '') return { ...span, text }
    // Removing a sentence also removes the space after it; a message is never emptied.
    const after = /^\s*/.exec(original.slice(span.end))?.[0].length ?? 0
    const isWhole = original.slice(0, span.start).trim() === '' && original.slice(span.end).trim() === ''
    return isWhole ? null : { start: span.start, end: span.end + after, text }
  }
  return null
}

function matchCase(text: string, replaced: string): string {
  const first = replaced[0] ?? ''
  const isCapital = first !== first.toLowerCase() && replaced !== 'I'
  return isCapital ? (text[0] ?? '').toUpperCase() + text.slice(1) : text
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end)
  }
  return result
}
