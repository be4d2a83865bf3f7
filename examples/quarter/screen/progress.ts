import { bar } from './text.ts'

/** Where a progress bar goes; a part of `process.stderr`. */
export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Shows how far something has come, to a person only. */
export interface Progress {
  show(part: number): void
  clear(): void
}

/**
 * Makes a progress bar; it draws nothing where no person looks.
 *
 * @param terminal - where it goes
 * @param title - what is done
 * @returns the bar
 */
export const createProgress = (terminal: Terminal, title: string): Progress => {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined }
  let shown = -1
  return {
    show: (part) => {
      const percents = Math.floor(part * 100)
      if (percents === shown) return
      shown = percents
      terminal.write(`\r${title} ${bar(part, 1, 30).padEnd(30, '░')} ${percents} %`)
    },
    clear: () => {
      if (shown >= 0) terminal.write('\r\u001b[2K')
    },
  }
}
