import { formatWithOptions, isDeepStrictEqual } from 'node:util'
import ts from 'typescript'

/**
 * A piece of code that the documentation shows.
 *
 * What it promises in comments at the end of a statement is checked when it runs:
 * `console.log(x) // text` prints exactly that text, once, and `expression // => value` (or `const x = … // => value`)
 * is deeply equal to the value.
 */
export interface Snippet {
  /** Where it stands, as `README.md:12`. */
  readonly place: string
  /** The code, preceded by as many empty lines as make its line numbers those of the page. */
  readonly code: string
  /** Whether it runs; ` ```ts no-run ` is type-checked only. */
  readonly runs: boolean
  /** The file it is a copy of, from ` ```ts file=examples/quick-start.ts `. */
  readonly file: string | undefined
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Every ` ```ts ` block of a page. A block marked `continued` goes on where the block before it ended. */
export const snippetsOfPage = (path: string, text: string): readonly Snippet[] => {
  const found: Snippet[] = []
  for (const match of text.matchAll(/^```ts\b([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const [, info = '', body = ''] = match
    const line = lineAt(text, match.index)
    const before = info.includes('continued') ? (found.at(-1)?.code ?? '') : ''
    found.push({
      place: `${path}:${line}`,
      code: before + '\n'.repeat(line - before.split('\n').length + 1) + body,
      runs: !info.includes('no-run'),
      file: /file=(\S+)/.exec(info)?.[1],
    })
  }
  return found
}

/** Every ` ```ts ` block in the doc comments of a source file. */
export const snippetsOfSource = (path: string, text: string): readonly Snippet[] =>
  snippetsOfPage(
    path,
    text
      // everything outside doc comments becomes empty lines, so that line numbers stay
      .replace(/(^|\*\/)(?:(?!\/\*\*)[\s\S])*?(\/\*\*|$)/g, (part) => part.replace(/[^\n]/g, ''))
      .replace(/^ *\* ?/gm, ''),
  )

const isPrint = (node: ts.Expression): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === 'console.log'

/** One replacement in a text. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const editFor = (node: ts.Node, code: string, id: number): Edit | undefined => {
  const restOfLine = code.slice(node.end).split('\n', 1)[0] ?? ''
  const comment = /^;?[ \t]*\/\/ (=> )?(\S.*?)\s*$/.exec(restOfLine)
  if (!comment) return undefined
  const [, arrow, said = ''] = comment
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const start = expression.getStart()
    if (arrow !== undefined) {
      const text = `__docs.equal(${id}, ${expression.getText()}, (${said}))`
      return { start, end: expression.end, text }
    }
    if (!isPrint(expression)) return undefined
    const given = expression.arguments.map((argument) => argument.getText()).join(', ')
    const text = `__docs.print(${id}, ${JSON.stringify(said)}, [${given}])`
    return { start, end: expression.end, text }
  }
  if (ts.isVariableStatement(node) && arrow !== undefined) {
    const name = node.declarationList.declarations[0]?.name.getText()
    return { start: node.end, end: node.end, text: `;__docs.equal(${id}, ${name}, (${said}))` }
  }
  return undefined
}

/** The code with its promises turned into calls of `__docs`, and how many there are. */
export const withPromises = (
  code: string,
): { readonly code: string; readonly promises: number } => {
  const file = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true)
  const edits: Edit[] = []
  const visit = (node: ts.Node): void => {
    const edit = editFor(node, code, edits.length)
    if (edit) edits.push(edit)
    else ts.forEachChild(node, visit)
  }
  visit(file)
  let out = code
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    out = out.slice(0, start) + text + out.slice(end)
  }
  return { code: out, promises: edits.length }
}

/** What `__docs` collects while a snippet runs: which promises were met, and what was wrong. */
export interface Witness {
  /** Called in place of an expression with `// => value`. */
  readonly equal: (id: number, actual: unknown, expected: unknown) => void
  /** Called in place of `console.log` with `// text`. */
  readonly print: (id: number, expected: string, given: readonly unknown[]) => void
  /** What was broken; promises that were never reached are named too. */
  readonly broken: (promises: number) => readonly string[]
}

/** As `console.log` prints it, but always on one line. */
const printed = (given: readonly unknown[]): string =>
  formatWithOptions({ breakLength: Number.POSITIVE_INFINITY, colors: false }, ...given)

/** Creates a witness for one run. */
export const createWitness = (): Witness => {
  const wrong: string[] = []
  const reached = new Set<number>()
  return {
    equal: (id, actual, expected) => {
      reached.add(id)
      if (isDeepStrictEqual(actual, expected)) return
      wrong.push(`expected ${printed([expected])}, got ${printed([actual])}`)
    },
    print: (id, expected, given) => {
      if (reached.has(id)) wrong.push(`"${expected}" is promised once, but this prints again`)
      reached.add(id)
      if (printed(given) !== expected) wrong.push(`expected "${expected}", got "${printed(given)}"`)
    },
    broken: (promises) => {
      const missed = promises - reached.size
      return missed === 0 ? wrong : [...wrong, `${missed} promised results were never reached`]
    },
  }
}
