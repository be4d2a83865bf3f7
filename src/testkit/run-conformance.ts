import { conformanceCases } from './conformance-cases.ts'
import { type CaseOutcome, runCase } from './run-case.ts'
import type { StoreSubject } from './store-subject.ts'

/** What became of each case. */
export type ConformanceReport = readonly ({
  /** Name of the case. */
  readonly id: string
  /** Its promise. */
  readonly title: string
} & CaseOutcome)[]

/**
 * Tries every case of the kit, one after the other, without a test runner.
 *
 * @param subject - the kind of store
 * @returns what became of each case, in the order of the kit
 * @example
 * ```ts
 * import { createMemoryStore } from 'lead-handoff/memory'
 * import { runConformance } from 'lead-handoff/testkit'
 *
 * const reason = 'only the rest is looked at'
 * const report = await runConformance({
 *   name: 'memory',
 *   without: { connections: reason, tenants: reason, peek: reason },
 *   open: () => ({ store: createMemoryStore() }),
 * })
 * console.log(report.filter(({ outcome }) => outcome === 'failed').length) // 0
 * ```
 */
export const runConformance = async (subject: StoreSubject): Promise<ConformanceReport> => {
  const report = []
  for (const one of conformanceCases) {
    report.push({ id: one.id, title: one.title, ...(await runCase(one, subject)) })
  }
  return report
}
