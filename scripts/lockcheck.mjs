// Fails on download addresses, and when an optional dependency (a binary for another platform) is named in the lockfile but has no entry:
// npm >= 11.16 then refuses `npm ci`, and other platforms would lack their binary.
import { readFileSync } from 'node:fs'

const file = process.argv[2] ?? new URL('../package-lock.json', import.meta.url)
const { packages } = JSON.parse(readFileSync(file, 'utf8'))
const has = (from, name) => {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true
    if (!dir) return false
  }
}
const missing = Object.entries(packages).flatMap(([path, p]) =>
  Object.entries(p.optionalDependencies ?? {})
    .filter(([name]) => !has(path, name))
    .map(([name, range]) => `${path}@${p.version}: ${name}@${range}`),
)
// an address names one machine's registry: with omit-lockfile-registry-resolved the lock file has none
const addresses = Object.entries(packages)
  .filter(([, p]) => /^https?:/.test(p.resolved ?? ''))
  .map(([path]) => `${path}: has a download address`)
const faults = [...missing.map((line) => `${line} has no entry`), ...addresses]
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
