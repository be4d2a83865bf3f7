import { posix } from 'node:path'
import ts from 'typescript'
import { placeOf, type Rule, roomOf, type World } from './world.ts'

type Named = ts.Node & { readonly name?: ts.Node }

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

/** The statements that declare something exported, with the names they declare. */
const exportsOf = (file: ts.SourceFile): readonly (readonly [string, ts.Statement])[] =>
  file.statements.filter(isExported).flatMap((statement) => {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText(file))
      : [(statement as Named).name?.getText(file) ?? 'default']
    return names.map((name) => [name, statement] as const)
  })

const commentsOf = (node: ts.Node): readonly ts.JSDoc[] =>
  ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)

const hasSummary = (node: ts.Node): boolean =>
  commentsOf(node).some(
    (doc) =>
      (ts.getTextOfJSDocComment(doc.comment) ?? '').trim() !== '' ||
      // typedoc copies what another declaration says
      /\{@inheritDoc /.test(doc.getText()),
  )

/** The members of an interface, of a class, of a type literal, or of a union of type literals; conditional types are not looked into. */
const membersOf = (statement: ts.Statement): readonly ts.Node[] => {
  if (ts.isInterfaceDeclaration(statement)) return statement.members
  if (ts.isClassDeclaration(statement)) return statement.members
  if (!ts.isTypeAliasDeclaration(statement)) return []
  const { type } = statement
  const alternatives: readonly ts.TypeNode[] = ts.isUnionTypeNode(type) ? type.types : [type]
  return alternatives.filter(ts.isTypeLiteralNode).flatMap(({ members }) => [...members])
}

/** Whatever is exported, and every member of an exported type, has a comment. */
export const exportsAreDocumented: Rule = (world) =>
  [...world.values()].flatMap((file) =>
    exportsOf(file).flatMap(([name, statement]) => [
      ...(hasSummary(statement) ? [] : [`${placeOf(file, statement)} ${name} has no comment`]),
      ...membersOf(statement)
        .filter((member) => !hasSummary(member))
        .map((member) => {
          const of = (member as Named).name?.getText(file) ?? '(signature)'
          return `${placeOf(file, member)} ${name}.${of} has no comment`
        }),
    ]),
  )

/** Follows a name through re-exports to the statement that declares it. */
const declarationOf = (
  world: World,
  path: string,
  name: string,
): { readonly file: ts.SourceFile; readonly statement: ts.Statement } | undefined => {
  const file = world.get(path)
  if (file === undefined) return undefined
  for (const [declared, statement] of exportsOf(file)) {
    if (declared === name) return { file, statement }
  }
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue
    const clause = statement.exportClause
    if (clause === undefined || !ts.isNamedExports(clause)) continue
    const element = clause.elements.find((one) => one.name.text === name)
    if (element === undefined) continue
    const specifier = (statement.moduleSpecifier as ts.StringLiteral).text
    const next = posix.join(posix.dirname(path), specifier)
    return declarationOf(world, next, (element.propertyName ?? element.name).text)
  }
  return undefined
}

const unwrap = (node: ts.Expression | undefined): ts.Expression | undefined =>
  node !== undefined &&
  (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    ? unwrap(node.expression)
    : node

const isFunction = (statement: ts.Statement, name: string, file: ts.SourceFile): boolean => {
  if (ts.isFunctionDeclaration(statement)) return true
  if (!ts.isVariableStatement(statement)) return false
  const declared = statement.declarationList.declarations.find(
    (one) => one.name.getText(file) === name,
  )
  const value = unwrap(declared?.initializer)
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
}

/** The names that the entry points export, each with the file of the entry point. */
export const publicNames = (world: World): readonly (readonly [string, string])[] =>
  [...world.values()]
    .filter(({ fileName }) => roomOf(fileName) === '')
    .flatMap((file) =>
      file.statements.flatMap((statement) =>
        ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause)
          ? statement.exportClause.elements.map(({ name }) => [file.fileName, name.text] as const)
          : [],
      ),
    )

/** Every public function shows how it is used, once per statement however many entry points export it. */
export const publicFunctionsHaveExamples: Rule = (world) => {
  const found = new Set<string>()
  for (const [path, name] of publicNames(world)) {
    const declaration = declarationOf(world, path, name)
    if (declaration === undefined) {
      found.add(`${path} exports ${name}, which is declared nowhere`)
      continue
    }
    const { file, statement } = declaration
    if (!isFunction(statement, declaredName(statement, name, file), file)) continue
    const tags = commentsOf(statement).flatMap((doc) => [...(doc.tags ?? [])])
    const example = tags.find((tag) => tag.tagName.text === 'example')
    if (!/```ts/.test(example?.getText() ?? '')) {
      found.add(`${placeOf(file, statement)} ${name} has no @example`)
    }
  }
  return [...found]
}

/** A name may have been changed on the way out (`export { a as b }`); a statement with one name needs no search. */
const declaredName = (statement: ts.Statement, name: string, file: ts.SourceFile): string =>
  ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1
    ? (statement.declarationList.declarations[0]?.name.getText(file) ?? name)
    : name
