import { commandCases } from './cases/command-cases.ts'
import { concurrencyCases } from './cases/concurrency-cases.ts'
import { feedCases } from './cases/feed-cases.ts'
import { ledgerCases } from './cases/ledger-cases.ts'
import { listCases } from './cases/list-cases.ts'
import { manyCases } from './cases/many-cases.ts'
import { mergeCases } from './cases/merge-cases.ts'
import { metricCases } from './cases/metric-cases.ts'
import { outboxCases } from './cases/outbox-cases.ts'
import { tenantCases } from './cases/tenant-cases.ts'
import { timerCases } from './cases/timer-cases.ts'
import { valueCases } from './cases/value-cases.ts'
import { writeCases } from './cases/write-cases.ts'
import type { ConformanceCase } from './conformance-case.ts'

/**
 * Every promise of the ports as a case, with a name that stays. A store that passes them all can be used.
 *
 * @example
 * ```ts
 * import { conformanceCases } from 'lead-handoff/testkit'
 *
 * console.log(conformanceCases.some(({ id }) => id === 'commit/stale')) // true
 * ```
 */
export const conformanceCases: readonly ConformanceCase[] = [
  ...writeCases,
  ...commandCases,
  ...mergeCases,
  ...manyCases,
  ...valueCases,
  ...timerCases,
  ...outboxCases,
  ...feedCases,
  ...listCases,
  ...ledgerCases,
  ...metricCases,
  ...tenantCases,
  ...concurrencyCases,
]
