import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** The parsed files of `src/`, by path inside it. */
export type World = ReadonlyMap<string, ts.SourceFile>

/** A rule of the architecture: one line per violation, empty when all is well. */
export type Rule = (world: World) => readonly string[]

/** Parses source texts given by path inside `src/`. */
export const worldOf = (files: Readonly<Record<string, string>>): World =>
  new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS),
    ]),
  )

/** Reads the real `src/`. */
export const readWorld = (src: URL): World => {
  const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .sort()
  return worldOf(
    Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, src), 'utf8')])),
  )
}

/** The room of a file; empty for the files directly in `src/`. */
export const roomOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.indexOf('/')) : ''

/** Every node below one, itself included, in order. */
function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

/** Where a node stands, as `kernel/result.ts:12`. */
export const placeOf = (file: ts.SourceFile, node: ts.Node): string =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`

/** Applies a check to every node of every file and collects what it says. */
export const everyNode =
  (check: (node: ts.Node, file: ts.SourceFile) => string | undefined): Rule =>
  (world) => {
    const found: string[] = []
    for (const file of world.values()) {
      for (const node of nodesOf(file)) {
        const message = check(node, file)
        if (message !== undefined) found.push(`${placeOf(file, node)} ${message}`)
      }
    }
    return found
  }
