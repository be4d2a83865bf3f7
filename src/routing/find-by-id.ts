/**
 * Finds somebody in a list that is in the order of ids.
 *
 * @param sorted - the list
 * @param id - id of the person
 * @returns their entry; `undefined` if there is none
 */
export const findById = <T extends { readonly id: string }>(
  sorted: readonly T[],
  id: string,
): T | undefined => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as T).id < id) low = middle + 1
    else high = middle
  }
  return sorted[low]?.id === id ? sorted[low] : undefined
}
