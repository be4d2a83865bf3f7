/**
 * Corrects probabilities for having looked at many, so that of what is called significant only the agreed part is false. Source: Y. Benjamini and Y. Hochberg, "Controlling the false
 * discovery rate", JRSS B 57 (1995).
 *
 * @param ps - probabilities of single tests, in any order
 * @returns adjusted probabilities in the same order; those at or below the agreed part stand out
 * @example
 * ```ts
 * import { falseDiscovery } from 'lead-handoff/feedback'
 *
 * console.log(falseDiscovery([0.01, 0.04, 0.03]).map((p) => p.toFixed(2)).join(' ')) // 0.03 0.04 0.04
 * ```
 */
export const falseDiscovery = (ps: readonly number[]): readonly number[] => {
  const order = ps.map((p, i) => [p, i] as const).sort((a, b) => b[0] - a[0])
  const adjusted = ps.map(() => 1)
  let least = 1
  for (const [k, [p, i]] of order.entries()) {
    least = Math.min(least, (p * ps.length) / (ps.length - k))
    adjusted[i] = least
  }
  return adjusted
}
