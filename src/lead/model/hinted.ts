import { type Issue, suggest } from '../../kernel/index.ts'

/**
 * A finding about a name, with the name that was probably meant.
 *
 * @param issue - the finding
 * @param name - what was written
 * @param known - what there is
 * @returns the finding, with a suggestion if one is near
 */
export const hinted = (issue: Issue, name: string, known: readonly string[]): Issue => {
  const near = suggest(name, known)
  return near === undefined ? issue : { ...issue, suggestion: near }
}
