import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile, run } from './stranger.ts'

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const quickStart = read('examples/quick-start.ts')
const printed = read('examples/quick-start.out.txt').trimEnd()

/** The same program for CommonJS: the imports become calls, and what awaits stands in a function. */
const asCommonJs = (code: string): string => {
  const required = code.replaceAll(
    /^import (\{[^}]+\}) from ('[^']+')$/gm,
    'const $1 = require($2)',
  )
  return `void (async () => {\n${required}\n})()`
}

describe('the first five minutes', () => {
  test('the quick start prints what the README says, in ES modules and in CommonJS', () => {
    expect(run(quickStart, 'mjs')).toBe(printed)
    expect(run(asCommonJs(quickStart), 'cjs')).toBe(printed)
  })

  test('the quick start compiles with strict settings', () => {
    expect(compile(`${quickStart}\nexport {}\n`, 'mts')).toBe('')
  })

  test('an illegal command is answered with what is possible', () => {
    const illegal = quickStart
      .replace("type: 'develop'", "type: 'win'")
      .replace("by: 'mia' }", "by: 'mia', revenue: { amountMinor: 990_00, currency: 'EUR' } }")
    expect(run(illegal, 'mjs').split('\n')[1]).toBe(
      '"win" is not possible in "mql". Possible: vet, decline, hand-off, acknowledge, reassign, claim, accept, reject, mark-unreachable, trash, correct.',
    )
  })

  test('a policy with a mistake is answered with the place', () => {
    const broken = quickStart.replace("team: 'inbound'", "tem: 'inbound'")
    const answer = run(broken, 'mjs')
    expect(answer).toContain(
      'HandoffError: INVALID_ROUTING_POLICY: this routing policy cannot be used',
    )
    expect(answer).toContain('rules[0].target')
  })
})
