import { describe, expect, test } from 'vitest'
import { faultCodes, HandoffError, isHandoffError, parseDuration } from '../../src/kernel/index.ts'

test('says what, where and what was probably meant', () => {
  const error = new HandoffError('INVALID_LIFECYCLE', 'the lifecycle contradicts itself', {
    issues: [
      { path: 'transitions.accept.to', message: 'unknown stage "sla"', suggestion: 'sal' },
      { path: '', message: 'no stage is won' },
    ],
  })
  expect(error.message).toBe(
    'INVALID_LIFECYCLE: the lifecycle contradicts itself\n' +
      '  - transitions.accept.to: unknown stage "sla"; did you mean "sal"?\n' +
      '  - no stage is won',
  )
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('HandoffError')
  expect(error.code).toBe('INVALID_LIFECYCLE')
  expect(error.issues).toHaveLength(2)
})

test('keeps the cause only where there is one', () => {
  const cause = new Error('connection lost')
  expect(new HandoffError('STORE_FAILED', 'the store threw', { cause }).cause).toBe(cause)
  expect('cause' in new HandoffError('STORE_FAILED', 'the store threw')).toBe(false)
  expect('cause' in new HandoffError('STORE_FAILED', 'threw', { cause: undefined })).toBe(true)
})

test('every code is UPPER_SNAKE and has a meaning', () => {
  for (const [code, meaning] of Object.entries(faultCodes)) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    expect(meaning).toMatch(/^[a-z].+[^.]$/)
  }
})

const throwing = (trap: string): unknown =>
  new Proxy(new HandoffError('STORE_FAILED', 'a'), {
    [trap]: () => {
      throw new TypeError(`trap ${trap}`)
    },
  })

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('isHandoffError', () => {
  test('knows its own, also from another copy of the package', () => {
    expect(isHandoffError(new HandoffError('STORE_FAILED', 'a'))).toBe(true)
    const foreign = Object.assign(new Error('a'), { code: 'STORE_FAILED', issues: [] })
    Object.defineProperty(foreign, Symbol.for('lead-handoff.error'), { value: true })
    expect(isHandoffError(foreign)).toBe(true)
    try {
      parseDuration('soon')
    } catch (error) {
      expect(isHandoffError(error)).toBe(true)
    }
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'HandoffError'],
    ['a number', 1],
    ['a symbol', Symbol.for('lead-handoff.error')],
    ['a function', () => 1],
    ['another error', new TypeError('a')],
    ['a look-alike', { name: 'HandoffError', code: 'STORE_FAILED', issues: [], message: 'a' }],
    ['a marker that is not set', { [Symbol.for('lead-handoff.error')]: false }],
    ['an object without prototype', Object.create(null)],
    ['a proxy that throws on get', throwing('get')],
    ['a revoked proxy', revoked()],
  ])('is not taken in by %s', (_, value) => {
    expect(isHandoffError(value)).toBe(false)
  })
})
