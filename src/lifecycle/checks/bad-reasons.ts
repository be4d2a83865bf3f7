import { limits, pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The same words in kebab-case, if there are any. */
const kebabOf = (reason: string): string | undefined => {
  const words = reason
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-')
}

/** That reasons are kebab-case, so that they are the same word in code, in reports and in columns. */
export const badReasons: LifecycleCheck = ({ transitions }) =>
  transitions.flatMap(({ name, reasons }) =>
    reasons.flatMap((reason, i) => {
      const path = pathOf(['transitions', name, 'reasons', i])
      if (reason.length > limits.textLength) {
        const message = `a reason has at most ${limits.textLength} characters, got ${reason.length}`
        return [errorAt('bad-reason', { path, message })]
      }
      if (kebab.test(reason)) return []
      const message = `the reason ${JSON.stringify(reason)} is not kebab-case`
      return [errorAt('bad-reason', { path, message, suggestion: kebabOf(reason) })]
    }),
  )
