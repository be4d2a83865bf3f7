import type { LifecycleDefinition } from '../../src/lifecycle/index.ts'

/** `matrix[i][j]` holds the transitions that lead from stage i to stage j, straight from the definition. */
export type Matrix = readonly (readonly (readonly string[])[])[]

/**
 * The adjacency matrix of a definition.
 *
 * @param definition - a sound definition
 * @returns the matrix, in the order of the stages
 */
export const matrixOf = ({ stages, transitions }: LifecycleDefinition): Matrix => {
  const names = Object.keys(stages)
  return names.map((from) =>
    names.map((to) =>
      Object.keys(transitions).filter((name) => {
        const one = transitions[name]
        const starts = one?.from === '*' || one?.from.includes(from)
        // '@same' and '@previous' are no names of stages, so they match no column
        return starts && (typeof one?.to === 'string' ? one.to === to : one?.to.includes(to))
      }),
    ),
  )
}

/**
 * All-pairs distances by Floyd and Warshall; the diagonal is the length of the shortest loop.
 *
 * @param matrix - the adjacency matrix
 * @returns the number of steps, `Infinity` where there is no way
 */
export const distancesOf = (matrix: Matrix): readonly (readonly number[])[] => {
  const distances = matrix.map((row) => row.map((names) => (names.length > 0 ? 1 : Infinity)))
  for (const k of distances.keys()) {
    for (const row of distances) {
      for (const j of distances.keys()) {
        row[j] = Math.min(row[j] as number, (row[k] as number) + (distances[k]?.[j] as number))
      }
    }
  }
  return distances
}

/**
 * Every simple path by trying all ordered choices of stages in between.
 *
 * @param matrix - the adjacency matrix
 * @param from - index of the first stage
 * @param to - index of the last stage
 * @returns each path as the indices of its stages, joined by commas
 */
export const pathsOf = (matrix: Matrix, from: number, to: number): readonly string[] => {
  if (from === to) return [`${from}`]
  let open: number[][] = [[from]]
  const found: string[] = []
  for (let length = 1; length < matrix.length; length += 1) {
    open = open.flatMap((path) =>
      Array.from(matrix.keys())
        .filter((next) => !path.includes(next))
        .filter((next) => (matrix[path.at(-1) as number]?.[next]?.length ?? 0) > 0)
        .map((next) => [...path, next]),
    )
    found.push(...open.filter((path) => path.at(-1) === to).map((path) => path.join()))
    open = open.filter((path) => path.at(-1) !== to)
  }
  return found
}
