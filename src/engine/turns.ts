/**
 * Lets what is given act one after the other, in the order in which it came.
 *
 * @typeParam T - what it results in
 * @param act - begins when everything before has ended, well or badly
 * @returns what it results in
 */
export type Turns = <T>(act: () => Promise<T>) => Promise<T>

/**
 * Makes a queue for commands that were overtaken. If they all tried again at once, one of them would win and the others be
 * overtaken again, so that a burst of leads for one team would end in conflicts.
 *
 * @returns the queue, empty
 */
export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const turn = last.then(act, act)
    last = turn
    return turn
  }
}
