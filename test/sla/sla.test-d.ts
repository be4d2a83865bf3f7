import { expectTypeOf } from 'vitest'
import {
  advanceSla,
  compileSla,
  emptySlaState,
  type Sla,
  type SlaChange,
  type SlaTarget,
} from '../../src/sla/index.ts'

declare const sla: Sla
expectTypeOf(advanceSla(sla, emptySlaState, { fact: { kind: 'reviewed', at: 0 } })).toEqualTypeOf<
  SlaChange | undefined
>()

// @ts-expect-error TS2322 no such fact
advanceSla(sla, emptySlaState, { fact: { kind: 'called', at: 0 } })
// @ts-expect-error TS2741 an assignment names the owner
advanceSla(sla, emptySlaState, { fact: { kind: 'assigned', at: 0 } })
// @ts-expect-error TS2741 a policy has a version
compileSla({ id: 'x', targets: [] })

const target = { id: 'call', measure: 'first-touch', within: '1h' } as const
expectTypeOf(target).toExtend<SlaTarget>()
// @ts-expect-error TS2322 a warning is a fraction or a time left
export const warned: SlaTarget = { ...target, warnings: [{ after: '1h' }] }
// @ts-expect-error TS2322 no such action
export const escalated: SlaTarget = { ...target, escalation: [{ after: '1h', action: 'shout' }] }
