import { describe, expect, test } from 'vitest'
import { compile, run } from './stranger.ts'

/** What a stranger gets wrong, and the one line that the compiler answers. */
const compileErrors: readonly { mistake: string; code: string; says: RegExp }[] = [
  {
    mistake: 'a misspelt code of a fault',
    code: `import type { FaultCode } from 'lead-handoff'
export const code: FaultCode = 'VERSION_CONFLIC'
`,
    says: /"VERSION_CONFLIC"' is not assignable .* Did you mean '"VERSION_CONFLICT"'\?$/,
  },
  {
    mistake: 'a misspelt stage in a lifecycle',
    code: `import { defineLifecycle } from 'lead-handoff'
defineLifecycle({
  id: 'own',
  initial: 'new',
  stages: { new: { kind: 'open' }, customer: { kind: 'won' } },
  transitions: { win: { from: ['new'], to: 'custmer' } },
})
`,
    says: /custmer.*Did you mean.*customer/,
  },
  {
    mistake: 'a misspelt stage of the standard lifecycle',
    code: `import { shortestPath, standardLifecycle } from 'lead-handoff'
shortestPath(standardLifecycle, 'mql', 'wonn')
`,
    says: /"wonn"' is not assignable to .*"won"/,
  },
  {
    mistake: 'a misspelt transition to listen to',
    code: `import type { LeadHandoff, standardLifecycle } from 'lead-handoff'
declare const handoff: LeadHandoff<typeof standardLifecycle>
handoff.on('lead-moved:acept', () => undefined)
`,
    says: /"lead-moved:acept"' is not assignable to/,
  },
]

describe.each(compileErrors)('$mistake', ({ code, says }) => {
  test.each(['mts', 'cts'] as const)('is one readable compile error in a .%s file', (ending) => {
    const lines = compile(code, ending)
      .split('\n')
      // further lines of one error are indented
      .filter((line) => !line.startsWith(' '))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(says)
    expect(lines[0]?.length).toBeLessThan(400)
  })
})

/** What a stranger does wrong, and what they are told at run time. */
const faults: readonly { mistake: string; code: string; says: string }[] = [
  {
    mistake: 'a duration in words',
    code: `parseDuration('4 hours')`,
    says: [
      'INVALID_DURATION: "4 hours" is no duration',
      '  - expected whole numbers with ms, s, m, h, d or w, such as "15m", "4h", "2d" or "1h30m"',
    ].join('\n'),
  },
  {
    mistake: 'a misspelt stage in a lifecycle that comes from JSON',
    code: `parseLifecycle({
      id: 'small',
      version: '1',
      initial: 'new',
      stages: { new: { kind: 'open' }, customer: { kind: 'won' } },
      transitions: { buy: { from: ['new'], to: 'custmer' } },
    })`,
    says: [
      'INVALID_LIFECYCLE: this lifecycle contradicts itself',
      '  - transitions.buy.to: the stage "custmer" does not exist; did you mean "customer"?',
    ].join('\n'),
  },
]

describe.each(faults)('$mistake', ({ code, says }) => {
  const body = `try { api.${code} } catch (error) { console.log(error.message) }`

  test('is told clearly in ES modules and in CommonJS', () => {
    expect(run(`import * as api from 'lead-handoff'\n${body}`, 'mjs')).toBe(says)
    expect(run(`const api = require('lead-handoff')\n${body}`, 'cjs')).toBe(says)
  })
})
