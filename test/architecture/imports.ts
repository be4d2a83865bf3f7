import { posix } from 'node:path'
import ts from 'typescript'
import { entryPoints, type Room, rooms } from './table.ts'
import { everyNode, type Rule, roomOf } from './world.ts'

/** One import, re-export, `import()` or `import('…')` type. */
interface Import {
  readonly from: string
  readonly specifier: string
  readonly typeOnly: boolean
  readonly node: ts.Node
}

const onlyTypes = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) {
    const clause = node.exportClause
    return (
      node.isTypeOnly ||
      (clause !== undefined &&
        ts.isNamedExports(clause) &&
        clause.elements.every((element) => element.isTypeOnly))
    )
  }
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  )
}

const textOf = (node: ts.Node | undefined): string =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : '(computed)'

const importAt = (node: ts.Node, file: ts.SourceFile): Import | undefined => {
  const from = file.fileName
  if (
    (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
    node.moduleSpecifier !== undefined
  ) {
    return { from, specifier: textOf(node.moduleSpecifier), typeOnly: onlyTypes(node), node }
  }
  if (ts.isImportEqualsDeclaration(node)) {
    return { from, specifier: '(import =)', typeOnly: false, node }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { from, specifier: textOf(node.arguments[0]), typeOnly: false, node }
  }
  if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
    return { from, specifier: textOf(literal), typeOnly: true, node }
  }
  return undefined
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const checkPackage = (found: Import, room: Room): string | undefined => {
  const name = packageOf(found.specifier)
  if (room.binders?.[found.from] === name) return undefined
  if (!room.packages.includes(name)) return `may not import the package ${found.specifier}`
  if (name === 'zod' && !found.from.endsWith('.schema.ts')) {
    return 'may import zod in *.schema.ts only'
  }
  return undefined
}

const checkRoom = (found: Import, room: Room, target: string): string | undefined => {
  const own = roomOf(found.from)
  const other = roomOf(target)
  if (other === own) {
    // a binder is a subpath of its own beside the room's, and no part of it
    const isBinder = room.binders?.[found.from] !== undefined
    return target === `${own}/index.ts` && !isBinder
      ? "may not import its own room's index.ts"
      : undefined
  }
  if (rooms[other] === undefined) return `may not import ${target}: it is in no room`
  if (target !== `${other}/index.ts`) return `may import ${other}/index.ts only, not ${target}`
  if (room.rooms.includes(other)) return undefined
  if (!room.types.includes(other)) return `may not import the room ${other}`
  return found.typeOnly ? undefined : `may import types of ${other} only`
}

const checkEntry = (found: Import, allowed: readonly string[]): string | undefined => {
  const target = found.specifier
  const room = /^\.\/([^/]+)\/index\.ts$/.exec(target)?.[1]
  if (room === undefined) return `an entry point imports rooms' index.ts only, not ${target}`
  return allowed.includes(room) ? undefined : `this entry point may not import the room ${room}`
}

/** Every import is one that the table allows. */
export const importsFollowTheTable: Rule = everyNode((node, file) => {
  const found = importAt(node, file)
  if (found === undefined) return undefined
  const own = roomOf(found.from)
  if (own === '') {
    const allowed = entryPoints[found.from]
    return allowed === undefined ? 'is no known entry point' : checkEntry(found, allowed)
  }
  const room = rooms[own]
  if (room === undefined) return `the room ${own} is not in the table`
  if (!found.specifier.startsWith('.')) return checkPackage(found, room)
  if (!found.specifier.endsWith('.ts')) return `the import of ${found.specifier} must end in .ts`
  return checkRoom(found, room, posix.join(posix.dirname(found.from), found.specifier))
})

/** Every folder of `src/` is a room of the table and has an `index.ts`; every file beside them is an entry point. */
export const roomsAreKnown: Rule = (world) => {
  const found = new Set<string>()
  for (const path of world.keys()) {
    const room = roomOf(path)
    if (room === '') {
      if (entryPoints[path] === undefined) found.add(`${path} is no known entry point`)
    } else if (rooms[room] === undefined) found.add(`the room ${room} is not in the table`)
    else if (!world.has(`${room}/index.ts`)) found.add(`the room ${room} has no index.ts`)
  }
  return [...found]
}

/** What is public is written down name by name. */
export const noExportStar: Rule = everyNode((node) =>
  ts.isExportDeclaration(node) &&
  (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause))
    ? 'export * hides what is public'
    : undefined,
)

/** `import * as z`: the named import pulls in three times as much. */
export const zodIsANamespace: Rule = everyNode((node) => {
  if (!ts.isImportDeclaration(node) || textOf(node.moduleSpecifier) !== 'zod') return undefined
  const bindings = node.importClause?.namedBindings
  return bindings !== undefined && ts.isNamespaceImport(bindings) && bindings.name.text === 'z'
    ? undefined
    : "write import * as z from 'zod'"
})
