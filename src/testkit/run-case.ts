import { HandoffError } from '../kernel/index.ts'
import type { CaseHarness, ConformanceCase } from './conformance-case.ts'
import { createLeadMaker } from './lead-maker.ts'
import { createManualClock } from './manual-clock.ts'
import type { Gate, OpenStore, StoreSubject } from './store-subject.ts'

/** What became of a case. */
export type CaseOutcome =
  | {
      /** The promise was kept. */
      readonly outcome: 'passed'
    }
  | {
      /** The case was not tried. */
      readonly outcome: 'skipped'
      /** Why not, in the words of the subject. */
      readonly reason: string
    }
  | {
      /** The promise was broken. */
      readonly outcome: 'failed'
      /** What went wrong; `STORE_CONTRACT_BROKEN` with the name of the case, or what the store threw as its cause. */
      readonly error: HandoffError
    }

/** The cases begin on a Monday morning. */
const startAt = Date.UTC(2026, 0, 5, 9)

const isOpen: Readonly<Record<Gate, (open: OpenStore) => boolean>> = {
  connections: ({ connections }) => (connections?.length ?? 0) > 0,
  tenants: ({ otherTenant }) => otherTenant !== undefined,
  peek: ({ peek }) => peek !== undefined,
}

const harnessOf = (open: OpenStore): CaseHarness => {
  const clock = createManualClock(startAt)
  return {
    store: open.store,
    connections: open.connections ?? [],
    // a case that needs it has its gate checked before it runs
    otherTenant: open.otherTenant ?? open.store,
    leads: createLeadMaker(clock),
    now: () => clock.now(),
    advanceTime: async (elapsedMs) => {
      clock.advanceTime(elapsedMs)
      await open.advanceTime?.(elapsedMs)
    },
    peek: async () => (await open.peek?.()) ?? null,
  }
}

const failure = ({ id, title }: ConformanceCase, error: unknown): HandoffError => {
  const told = error instanceof Error ? error.message : String(error)
  return new HandoffError(
    'STORE_CONTRACT_BROKEN',
    `${id} (${title}): ${told.replace(/^STORE_CONTRACT_BROKEN: /, '')}`,
    { cause: error },
  )
}

/**
 * Tries one case on a store of its own.
 *
 * @param conformanceCase - the promise
 * @param subject - the kind of store
 * @returns what became of it; never rejects
 */
export const runCase = async (
  conformanceCase: ConformanceCase,
  subject: StoreSubject,
): Promise<CaseOutcome> => {
  const { gate } = conformanceCase
  const reason = gate === null ? undefined : subject.without?.[gate]
  if (reason !== undefined) return { outcome: 'skipped', reason }
  let open: OpenStore | undefined
  try {
    open = await subject.open()
    if (gate !== null && !isOpen[gate](open)) {
      throw new Error(`open() gave nothing for the gate "${gate}", and "without" gives no reason`)
    }
    await conformanceCase.run(harnessOf(open))
    return { outcome: 'passed' }
  } catch (error) {
    return { outcome: 'failed', error: failure(conformanceCase, error) }
  } finally {
    await open?.close?.()
  }
}
