import { badNames } from './bad-names.ts'
import { badReasons } from './bad-reasons.ts'
import { correctionsBySystem } from './corrections-by-system.ts'
import { duplicateEntries } from './duplicate-entries.ts'
import { emptyLists } from './empty-lists.ts'
import { exitsOfClosed } from './exits-of-closed.ts'
import { idleFlags } from './idle-flags.ts'
import { noExits } from './no-exits.ts'
import { sizes } from './sizes.ts'
import type { LifecycleCheck } from './subject.ts'
import { unboundedLoops } from './unbounded-loops.ts'
import { unknownGuards } from './unknown-guards.ts'
import { unknownStages } from './unknown-stages.ts'
import { unreachableStages } from './unreachable-stages.ts'
import { unusedGuards } from './unused-guards.ts'

/** Each name and each list on its own. All of these are errors. */
export const nameChecks: readonly LifecycleCheck[] = [
  sizes,
  badNames,
  badReasons,
  emptyLists,
  duplicateEntries,
  unknownStages,
  unknownGuards,
  correctionsBySystem,
]

/** What stages and transitions make together; these rely on sound names. */
export const graphChecks: readonly LifecycleCheck[] = [
  unreachableStages,
  noExits,
  exitsOfClosed,
  unusedGuards,
  unboundedLoops,
  idleFlags,
]
