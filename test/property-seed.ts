import * as fc from 'fast-check'

// A stranger's run repeats ours; `PROPERTY_SEED=random` looks for new counterexamples, and a number repeats such a run.
const wanted = process.env['PROPERTY_SEED'] ?? '20261122'
/** What all random choices of a run begin with. */
export const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted)
if (!Number.isSafeInteger(seed)) throw new Error(`PROPERTY_SEED is "${wanted}", no whole number`)
if (wanted === 'random') console.info(`PROPERTY_SEED=${seed}`)

fc.configureGlobal({ seed })
