export {
  type AgreementComparison,
  type CompareInput,
  compareAgreements,
} from './compare-agreements.ts'
export { comparisonReport } from './comparison-report.ts'
export { type Replayed, type ReplayedLead, replayAgreement } from './replay-agreement.ts'
export type { ReplayInput, ReplayLead } from './replay-input.ts'
