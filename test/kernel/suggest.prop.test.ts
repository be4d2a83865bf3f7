import fc from 'fast-check'
import { test } from 'vitest'
import { suggest } from '../../src/kernel/index.ts'

/** The oracle: optimal string alignment, straight from its recursive definition, with a memo. */
const edits = (a: string, b: string): number => {
  const memo = new Map<string, number>()
  const of = (i: number, j: number): number => {
    const key = `${i},${j}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const options: number[] = []
    if (i === 0 && j === 0) options.push(0)
    if (i > 0) options.push(of(i - 1, j) + 1)
    if (j > 0) options.push(of(i, j - 1) + 1)
    if (i > 0 && j > 0) options.push(of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
      options.push(of(i - 2, j - 2) + 1)
    }
    const least = Math.min(...options)
    memo.set(key, least)
    return least
  }
  return of(a.length, b.length)
}

const bruteForce = (name: string, known: readonly string[]): string | undefined => {
  const bound = Math.max(1, Math.floor(name.length / 3))
  const ranked = known
    .map((candidate, i) => ({
      candidate,
      i,
      n: edits(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ n }) => n <= bound)
    .sort((a, b) => a.n - b.n || a.i - b.i)
  return ranked[0]?.candidate
}

// few letters, so that near misses are common
const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), maxLength: 9 })

test('agrees with brute force', () => {
  fc.assert(
    fc.property(
      name,
      fc.array(name, { maxLength: 6 }),
      (written, known) => suggest(written, known) === bruteForce(written, known),
    ),
    { numRuns: 1_000 },
  )
})

test('two neighbours changed places', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (word, n) => {
      const at = n % (word.length - 1)
      const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
      return suggest(swapped, [word]) === word
    }),
  )
})
