import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The folder of the package. */
export const root = new URL('../../', import.meta.url)

/** Reads a file of the package by its path inside it. */
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The files below a folder of the package with an ending, as paths inside the package; empty if there is no such folder. */
export const filesBelow = (folder: string, ending: string): readonly string[] => {
  const url = new URL(`${folder}/`, root)
  if (!existsSync(url)) return []
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending))
    .sort()
}

/** Everything that people read: the pages at the top and the guide. */
export const pages: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((path) =>
    existsSync(new URL(path, root)),
  ),
  ...filesBelow('docs', '.md'),
]
