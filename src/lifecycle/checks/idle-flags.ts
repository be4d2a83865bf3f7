import { pathOf } from '../../kernel/index.ts'
import { type LifecycleFinding, warningAt } from '../finding.ts'
import { nearestSteps } from '../stage-graph.ts'
import type { LifecycleCheck, Subject } from './subject.ts'

/** The stages in which a lead may be that has been qualified before. */
const afterQualified = ({ definition, stages, graph }: Subject): ReadonlySet<string> => {
  const qualified = stages.filter((name) => definition.stages[name]?.marks?.includes('qualified'))
  const later = qualified.flatMap((name) => [...nearestSteps(graph(), name).keys()])
  return new Set([...qualified, ...later])
}

/**
 * That flags do something: `reopens` on a transition that leaves a lost or discarded stage, `startsCycle` on one that changes the
 * stage of a lead which has been qualified before, `maxCycles` where a transition starts a cycle.
 */
export const idleFlags: LifecycleCheck = (subject) => {
  const { definition, transitions } = subject
  const after = afterQualified(subject)
  const flags = transitions.flatMap(({ name, from, to, startsCycle, reopens }) => {
    const leaving = from.filter((stage) => to.some((other) => other !== stage))
    const kinds = leaving.map((stage) => definition.stages[stage]?.kind)
    const findings: LifecycleFinding[] = []
    if (reopens && !kinds.some((kind) => kind === 'lost' || kind === 'discarded')) {
      const path = pathOf(['transitions', name, 'reopens'])
      const message = 'has no effect: the transition leaves no lost or discarded stage'
      findings.push(warningAt('idle-flag', { path, message }))
    }
    if (startsCycle && !leaving.some((stage) => after.has(stage))) {
      const path = pathOf(['transitions', name, 'startsCycle'])
      const message = 'has no effect: the transition never moves a lead that was qualified before'
      findings.push(warningAt('idle-flag', { path, message }))
    }
    return findings
  })
  if (definition.maxCycles === undefined || transitions.some((one) => one.startsCycle)) return flags
  const message = 'has no effect: no transition starts a cycle'
  return [...flags, warningAt('idle-flag', { path: 'maxCycles', message })]
}
