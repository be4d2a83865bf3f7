import ts from 'typescript'
import { allowedClasses, entryPoints, sizes } from './table.ts'
import { everyNode, type Rule } from './world.ts'

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length

const isFunctionWithBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined

/** File names are kebab-case. */
export const filesAreKebabCase: Rule = (world) =>
  [...world.keys()]
    .filter(
      (path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.schema)?\.ts$/.test(path),
    )
    .map((path) => `${path} is not kebab-case`)

/** No file is longer than the hard limit. */
export const filesAreShort: Rule = (world) =>
  [...world]
    // an entry point is a list of names, sorted by a tool; it is as long as the surface is wide
    .filter(([path, file]) => !(path in entryPoints) && linesOf(file.text) > sizes.file)
    .map(([path, file]) => `${path} has ${linesOf(file.text)} lines, at most ${sizes.file}`)

/** Most files are much shorter than the hard limit. */
export const mostFilesAreVeryShort: Rule = (world) => {
  const lines = [...world.values()].map((file) => linesOf(file.text)).sort((a, b) => a - b)
  // nearest rank: the smallest length that the given share of the files does not exceed
  const quantile = (q: number): number => lines[Math.ceil(q * lines.length) - 1] ?? 0
  const found: string[] = []
  if (quantile(0.5) > sizes.median) {
    found.push(`the median file has ${quantile(0.5)} lines, at most ${sizes.median}`)
  }
  if (quantile(0.9) > sizes.p90) {
    found.push(`one file in ten has ${quantile(0.9)} lines or more, at most ${sizes.p90}`)
  }
  return found
}

/** No function is longer than a screen. */
export const functionsAreShort: Rule = everyNode((node, file) => {
  if (!isFunctionWithBody(node)) return undefined
  const lines = linesOf(file.text.slice(node.getStart(file), node.end))
  return lines > sizes.function
    ? `a function of ${lines} lines, at most ${sizes.function}`
    : undefined
})

/** More than three parameters become an options object. */
export const fewParameters: Rule = everyNode((node) =>
  isFunctionWithBody(node) && node.parameters.length > sizes.parameters
    ? `${node.parameters.length} parameters, at most ${sizes.parameters}: take an options object`
    : undefined,
)

/** No enums, no `any`, no classes but the error, no suppressed type errors. */
export const plainTypeScript: Rule = everyNode((node, file) => {
  if (ts.isEnumDeclaration(node)) return 'no enums: use a union of texts'
  if (ts.isModuleDeclaration(node)) return 'no namespaces: use modules'
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'no any: use unknown'
  if (ts.isClassLike(node) && !allowedClasses.includes(node.name?.text ?? '')) {
    return 'no classes: use functions and data'
  }
  if (ts.isSourceFile(node) && /@ts-(ignore|nocheck|expect-error)/.test(file.text)) {
    return 'no suppressed type errors'
  }
  return undefined
})

const emptyWords =
  /(Manager|Helper|Util|Impl)(s|[A-Z0-9_]|$)|^(manager|helper|util|impl)(s|[A-Z]|$)/

/** Names say what a thing is. */
export const namesSayWhatThingsAre: Rule = (world) => {
  const inFileNames = [...world.keys()]
    .filter((path) => /(^|[-/])(manager|helper|util|impl)s?(?=[-./]|$)/.test(path))
    .map((path) => `${path}: the name says nothing`)
  const inCode = everyNode((node) => {
    if (!ts.isIdentifier(node) || !('name' in node.parent) || node.parent.name !== node) {
      return undefined
    }
    if (emptyWords.test(node.text)) return `${node.text}: the name says nothing`
    const isType = ts.isInterfaceDeclaration(node.parent) || ts.isTypeAliasDeclaration(node.parent)
    return isType && /^I[A-Z]/.test(node.text) ? `${node.text}: no I prefix` : undefined
  })(world)
  return [...inFileNames, ...inCode]
}
