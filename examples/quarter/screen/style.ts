/** Marks text; on anything that is not a terminal it leaves it as it is. */
export interface Style {
  heading(text: string): string
  strong(text: string): string
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
}

const sgr =
  (code: string) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`

const same = (text: string): string => text

/** Text as it is. */
export const plain: Style = { heading: same, strong: same, faint: same, good: same, bad: same }

/** Text in the colours of a terminal. */
const coloured: Style = {
  heading: sgr('1;36'),
  strong: sgr('1'),
  faint: sgr('2'),
  good: sgr('32'),
  bad: sgr('31'),
}

/**
 * Chooses how to mark text: in colours on a terminal only, and not when the environment says NO_COLOR.
 *
 * @param isTerminal - whether a person looks at it
 * @param environment - the environment's variables
 * @returns the style
 */
export const styleFor = (
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Style =>
  isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb' ? coloured : plain
