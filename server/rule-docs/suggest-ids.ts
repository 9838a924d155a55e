// Names the ids that somebody may have meant.

const most = 5

/** Nearest first; none when nothing is near. */
export function suggestIds(asked: string, ids: readonly string[]): string[] {
  const wanted = lastPart(asked.toLowerCase().slice(-100))
  if (wanted === '') return []
  return ids
    .map((id) => ({ id, distance: measure(wanted, lastPart(id)) }))
    .filter(({ distance }) => distance <= 0.4)
    .sort((a, b) => a.distance - b.distance || a.id.localeCompare(b.id))
    .slice(0, most)
    .map(({ id }) => id)
}

const lastPart = (id: string) => id.split('/').filter(Boolean).pop() ?? ''

/** 0: the same; 1: nothing in common. A name that holds the other is near. The category says too little to count. */
function measure(wanted: string, name: string): number {
  if (name === wanted) return 0
  const shares = wanted.length >= 3 && (name.includes(wanted) || wanted.includes(name)) ? 0.2 : 1
  return Math.min(shares, countEdits(wanted, name) / Math.max(wanted.length, name.length))
}

/** Levenshtein distance, one row at a time. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
