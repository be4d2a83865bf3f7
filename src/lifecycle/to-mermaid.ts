import type { Lifecycle } from './lifecycle.ts'
import { graphOf } from './stage-graph.ts'

/** What Mermaid reads as the name of a state without further ado. */
const identifier = /^[A-Za-z]\w*$/

/** Words of Mermaid's own that are identifiers all the same. */
const taken: ReadonlySet<string> = new Set(
  'accdescr acctitle as class classdef click default direction end fork hide href join choice note root scale state statediagram style'.split(
    ' ',
  ),
)

/** Anything that Mermaid could read as its own punctuation becomes an entity: `#58;` is a colon. */
const escaped = (text: string): string =>
  text.replace(/[^\p{L}\p{N} _-]/gu, (character) => `#${character.codePointAt(0)};`)

/** A name for each stage that Mermaid accepts; a stage that needs another one than its own gets a number. */
const aliasesOf = (stages: Iterable<string>): ReadonlyMap<string, string> => {
  const names = [...stages]
  const used = new Set(names)
  return new Map(
    names.map((name, i) => {
      if (identifier.test(name) && !taken.has(name.toLowerCase())) return [name, name]
      let alias = `stage${i + 1}`
      while (used.has(alias)) alias += '_'
      used.add(alias)
      return [name, alias]
    }),
  )
}

/**
 * Draws a lifecycle as a Mermaid state diagram: an arrow for every pair of stages that transitions connect, labelled with their
 * names; what stays (`'@same'`) as an arrow from the stage to itself; won, lost and discarded stages as ends. What takes back
 * the last move (`'@previous'`) is not drawn, because where it leads depends on the lead.
 *
 * @param lifecycle - the lifecycle
 * @returns the text of the diagram, ending with a line break; the same for the same definition
 * @example
 * ```ts
 * import { standardLifecycle, toMermaid } from 'lead-handoff'
 *
 * console.log(toMermaid(standardLifecycle).split('\n')[0]) // stateDiagram-v2
 * ```
 */
export const toMermaid = (lifecycle: Lifecycle): string => {
  const aliases = aliasesOf(lifecycle.stages.keys())
  const graph = graphOf(lifecycle, 'with-same')
  const declared = Array.from(aliases)
    .filter(([name, alias]) => name !== alias)
    .map(([name, alias]) => `state "${escaped(name)}" as ${alias}`)
  const arrows = Array.from(graph.values())
    .flat()
    .map(({ from, to, transitions }) => {
      const label = transitions.map(escaped).join(' / ')
      return `${aliases.get(from)} --> ${aliases.get(to)}: ${label}`
    })
  const ends = Array.from(lifecycle.stages.values())
    .filter(({ kind }) => kind === 'won' || kind === 'lost' || kind === 'discarded')
    .map(({ name }) => `${aliases.get(name)} --> [*]`)
  const lines = [...declared, `[*] --> ${aliases.get(lifecycle.initial)}`, ...arrows, ...ends]
  return `stateDiagram-v2\n${lines.map((line) => `  ${line}\n`).join('')}`
}
