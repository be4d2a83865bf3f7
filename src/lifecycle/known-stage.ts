import { suggest } from '../kernel/index.ts'
import type { Lifecycle, LifecycleStage } from './lifecycle.ts'

/** The stage of that name; a name that does not exist is a mistake of the calling program. */
export const knownStage = (lifecycle: Lifecycle, name: string): LifecycleStage => {
  const stage = lifecycle.stages.get(name)
  if (stage) return stage
  const near = suggest(String(name), lifecycle.stages.keys())
  const hint = near === undefined ? '' : `; did you mean "${near}"?`
  throw new RangeError(`the lifecycle has no stage "${String(name)}"${hint}`)
}
