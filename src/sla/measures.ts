import type { SlaFactKind } from './sla-fact.ts'
import type { SlaMeasure } from './sla-policy.ts'

/** What moves a clock. */
export interface MeasureFacts {
  /** Start it. */
  readonly startOn: readonly SlaFactKind[]
  /** Stop it. */
  readonly stopOn: readonly SlaFactKind[]
  /** Start it anew. */
  readonly restartOn: readonly SlaFactKind[]
}

/** The facts of each measure. */
export const measures: { readonly [measure in SlaMeasure]: MeasureFacts } = {
  acknowledge: { startOn: ['handed-off'], stopOn: ['acknowledged', 'reviewed'], restartOn: [] },
  review: { startOn: ['handed-off', 'reopened'], stopOn: ['reviewed'], restartOn: [] },
  'first-touch': { startOn: ['handed-off'], stopOn: ['touched'], restartOn: [] },
  touches: { startOn: ['handed-off'], stopOn: ['touched'], restartOn: [] },
  stage: { startOn: ['stage-entered'], stopOn: ['stage-entered'], restartOn: [] },
  silence: { startOn: ['handed-off'], stopOn: [], restartOn: ['touched'] },
  'check-in': {
    startOn: ['stage-entered'],
    stopOn: ['touched', 'checked-in', 'stage-entered'],
    restartOn: [],
  },
}

/** Facts that end a hand-off, and with it every clock. */
export const endings: readonly SlaFactKind[] = ['withdrawn', 'opted-out', 'closed']
