import { createHash } from 'node:crypto'
import { canonicalJson, fingerprint } from '../../src/kernel/index.ts'
import { sha256 } from '../../src/kernel/sha256.ts'
import { type BenchOptions, compare } from './harness.ts'

const policy = {
  id: 'b2b',
  rules: Array.from({ length: 100 }, (_, i) => ({
    id: `rule-${i}`,
    when: { all: [{ field: `attributes.f${i}`, op: 'gte', value: i }] },
    points: i - 50,
  })),
}

/** What naming the content of a policy of a hundred rules costs. */
export const kernelBench = (options: BenchOptions): void => {
  const text = canonicalJson(policy)
  compare(
    `SHA-256 of ${text.length} characters`,
    'node:crypto',
    [
      { name: 'node:crypto', run: () => createHash('sha256').update(text).digest('hex') },
      { name: 'lead-handoff', run: () => sha256(text) },
    ],
    options,
  )
  compare(
    'naming a policy of 100 rules',
    'JSON.stringify',
    [
      { name: 'JSON.stringify', run: () => JSON.stringify(policy) },
      { name: 'canonicalJson', run: () => canonicalJson(policy) },
      { name: 'fingerprint', run: () => fingerprint(policy) },
    ],
    options,
  )
}
