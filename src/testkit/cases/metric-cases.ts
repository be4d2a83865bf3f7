import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'

/** Metrics and the place in the feed that they have reached. */
export const metricCases: readonly ConformanceCase[] = [
  {
    id: 'metrics/together',
    title: 'a metric is loaded with the cursor that it was saved with; one never saved is null',
    gate: null,
    run: async ({ store }) => {
      expectEqual('a metric that nobody saved', await store.loadMetric('funnel'), null)
      const value = { counts: { mql: 3, ünïcode: [1, null] }, big: 'x'.repeat(200_000) }
      const saved = await store.saveMetric({
        metricId: 'funnel',
        value,
        cursor: '7',
        expected: null,
      })
      expectEqual('outcome', saved, 'saved')
      expectEqual('metric', await store.loadMetric('funnel'), { value, cursor: '7' })
      expectEqual('another metric', await store.loadMetric('revenue'), null)
    },
  },
  {
    id: 'metrics/overtaken',
    title: 'a metric is saved only by who has read it as it is',
    gate: null,
    run: async ({ store }) => {
      const save = (value: number, cursor: string, expected: string | null) =>
        store.saveMetric({ metricId: 'm', value, cursor, expected })
      expectEqual('a cursor that never was', await save(1, '1', '0'), 'overtaken')
      expectEqual('nothing was saved', await store.loadMetric('m'), null)
      expectEqual('the first one', await save(1, '1', null), 'saved')
      expectEqual('a second first one', await save(2, '1', null), 'overtaken')
      expectEqual('the next one', await save(3, '2', '1'), 'saved')
      expectEqual('the next one again', await save(4, '2', '1'), 'overtaken')
      expectEqual('metric', await store.loadMetric('m'), { value: 3, cursor: '2' })
    },
  },
  {
    id: 'metrics/concurrent',
    title: 'of workers that save the same step of a metric one succeeds',
    gate: 'connections',
    run: async ({ store, connections }) => {
      const workers = [store, ...connections, store, ...connections]
      let expected: string | null = null
      for (let step = 0; step < 10; step += 1) {
        const cursor = String(step)
        const save = { metricId: 'm', cursor, expected }
        const outcomes = await Promise.all(
          workers.map(async (worker, i) => worker.saveMetric({ ...save, value: i })),
        )
        const saved = outcomes.filter((outcome) => outcome === 'saved').length
        expectEqual('workers that saved', saved, 1)
        const metric = await store.loadMetric('m')
        expectEqual('metric', metric, { value: outcomes.indexOf('saved'), cursor })
        expected = cursor
      }
    },
  },
]
