import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** What reads a file line by line is told. */
export interface LineReader {
  /** One line and its number, from 1. */
  onLine(line: string, number: number): Promise<void> | void
  /** How much of the file was read, from 0 to 1. */
  onProgress(part: number): void
}

/**
 * Reads a file line by line, never more than a piece of it at once.
 *
 * @param file - its path; unpacked on the way if it ends in `.gz`
 * @param reader - is told each line in turn
 * @returns how many lines there were, and what stopped the reading before the end
 * @throws the error of the system if the file cannot be opened
 */
export const readLines = async (
  file: string,
  reader: LineReader,
): Promise<{ readonly lines: number; readonly stopped: string | undefined }> => {
  const handle = await open(file)
  const info = await handle.stat()
  if (info.isDirectory()) {
    await handle.close()
    throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR', syscall: 'read' })
  }
  const bytes = handle.createReadStream()
  const unpacked = file.endsWith('.gz') ? createGunzip() : undefined
  if (unpacked) bytes.on('error', (error: Error) => unpacked.destroy(error)).pipe(unpacked)
  const input = unpacked ?? bytes
  let stopped: string | undefined
  input.on('error', (error: Error) => {
    stopped = error.message
  })
  let lines = 0
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      lines += 1
      await reader.onLine(line, lines)
      if (lines % 2_000 === 0) reader.onProgress(bytes.bytesRead / Math.max(info.size, 1))
    }
  } catch (error) {
    // what the input says is told in the report; anything else is a fault of the reader
    if (stopped === undefined) throw error
  }
  return { lines, stopped }
}
