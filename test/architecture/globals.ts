import ts from 'typescript'
import { bannedGlobals, bannedMethods, clockReaders, rooms } from './table.ts'
import { everyNode, type Rule, roomOf } from './world.ts'

/** Whether an identifier is the name of a member or of something declared here, not a use of a global. */
const isName = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  if (ts.isQualifiedName(parent)) return parent.right === node
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node
  if (ts.isShorthandPropertyAssignment(parent)) return false
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true
  return 'name' in parent && parent.name === node
}

const isTypeUse = (node: ts.Identifier): boolean => ts.isTypeReferenceNode(node.parent)

const allowedDateMembers = ['UTC', 'parse']

/** The uses of `Date` that do not read the clock. */
const dateIsHarmless = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0
  if (ts.isBinaryExpression(parent)) {
    return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword && parent.right === node
  }
  return (
    ts.isPropertyAccessExpression(parent) &&
    (allowedDateMembers.includes(parent.name.text) || parent.name.text === 'prototype')
  )
}

const mathIsHarmless = ({ parent }: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(parent) && parent.name.text !== 'random'

/** No clock, no chance, no machine. */
export const noAmbientWorld: Rule = everyNode((node, file) => {
  if (!ts.isIdentifier(node) || isName(node) || isTypeUse(node)) return undefined
  const name = node.text
  if (name === 'Date' && !dateIsHarmless(node) && !clockReaders.includes(file.fileName)) {
    return 'may not read the clock'
  }
  if (name === 'Math' && !mathIsHarmless(node)) return 'may not use randomness'
  if (!bannedGlobals.includes(name)) return undefined
  if (rooms[roomOf(file.fileName)]?.globals?.includes(name)) return undefined
  return `may not use ${name}`
})

/** Nothing that answers differently on a machine with another zone or language. */
export const noLocalAnswers: Rule = everyNode((node) =>
  ts.isPropertyAccessExpression(node) && bannedMethods.includes(node.name.text)
    ? `.${node.name.text} depends on the machine's zone or language`
    : undefined,
)

/** Only the shell waits. */
export const noAsyncInTheCore: Rule = everyNode((node, file) => {
  if (rooms[roomOf(file.fileName)]?.async) return undefined
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async belongs into the shell'
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) {
    return 'await belongs into the shell'
  }
  return undefined
})
