import { existsSync, readFileSync } from 'node:fs'

/**
 * A file of the shared folder beside the repository.
 *
 * @param path - inside the folder
 * @returns its JSON, or `undefined` where the folder is missing and no CI demands it
 */
export const sharedJson = (path: string): unknown => {
  const url = new URL(`../../shared/${path}`, import.meta.url)
  if (existsSync(url)) return JSON.parse(readFileSync(url, 'utf8'))
  if (process.env['CI']) throw new Error(`../shared/${path} is missing, and CI skips nothing`)
  return undefined
}
