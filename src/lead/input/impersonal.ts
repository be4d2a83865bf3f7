import type { Issue } from '../../kernel/index.ts'
import { type Check, json, under } from './check.ts'

// linear: each class excludes the character that ends it; %40 is the sign as it stands in addresses of pages
const address = /[^\s@<>"](?:@|%40)[^\s@<>".%]+\.[^\s@<>"]/

const message =
  'looks like an e-mail address; events carry no personal data, put it into the profile'

const look = (value: unknown, path: string, issues: Issue[]): void => {
  if (typeof value === 'string') {
    if (address.test(value)) issues.push({ path, message })
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const at = Array.isArray(value) ? `${path}[${key}]` : under(path, key)
      if (address.test(key)) issues.push({ path, message: `a key of it ${message}` })
      look(item, at, issues)
    }
  }
}

/**
 * Something that goes into events, which must not carry personal data.
 *
 * @param check - what it must be beside
 * @returns the check; it finds every text that has an e-mail address
 */
export const impersonal =
  (check: Check): Check =>
  (value, path, issues) => {
    const before = issues.length
    check(value, path, issues)
    // what is not sound may have no end
    if (issues.length === before) look(value, path, issues)
  }

/** JSON that goes into events. */
export const impersonalJson: Check = impersonal(json)
