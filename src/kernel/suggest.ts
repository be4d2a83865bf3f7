/** Names longer than this are not compared: nobody misspells a name of a hundred letters by one. */
const longest = 64

/** Edit distance with transpositions (optimal string alignment). */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      }
      current.push(best)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

/**
 * The known name that was probably meant.
 *
 * @param name - what was written
 * @param known - the names that exist
 * @returns the nearest name within a third of its length (at least one edit), ignoring case; `undefined` if none is near
 * @example
 * ```ts
 * import { suggest } from 'lead-handoff'
 *
 * console.log(suggest('acept', ['accept', 'reject'])) // accept
 * ```
 */
export const suggest = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > longest) return undefined
  const written = name.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    if (candidate.length > longest) continue
    const edits = distance(written, candidate.toLowerCase())
    if (edits < least) {
      least = edits
      best = candidate
    }
  }
  return best
}
