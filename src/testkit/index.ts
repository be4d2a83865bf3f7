export type { CaseHarness, ConformanceCase } from './conformance-case.ts'
export { conformanceCases } from './conformance-cases.ts'
export {
  createDeciderSpec,
  type DeciderSpec,
  type DeciderSpecOptions,
  type SpecOutcome,
} from './decider-spec.ts'
export type { LeadMaker } from './lead-maker.ts'
export { createManualClock, type ManualClock } from './manual-clock.ts'
export { playScript, type ScriptCommit, type ScriptStep } from './play-script.ts'
export { type CaseOutcome, runCase } from './run-case.ts'
export { type ConformanceReport, runConformance } from './run-conformance.ts'
export type { Gate, OpenStore, StoreSubject } from './store-subject.ts'
