import { isSafeKey, limits, suggest } from '../../kernel/index.ts'
import { type Check, formed, json, object, optional, patch, text, whole } from './check.ts'
import { currencies } from './currencies.ts'
import { impersonal } from './impersonal.ts'

const currency: Check = (value, path, issues) => {
  if (typeof value === 'string' && currencies.has(value)) return
  const known = typeof value === 'string' ? suggest(value.toUpperCase(), currencies) : undefined
  const message = 'expected an ISO 4217 code such as EUR'
  issues.push(known === undefined ? { path, message } : { path, message, suggestion: known })
}

const money = object({ amountMinor: whole(0), currency })

/** Money: a whole number of minor units in a known currency. */
export const moneyCheck: Check = (value, path, issues) => {
  const amount = (value as { amountMinor?: unknown } | null)?.amountMinor
  if (typeof amount === 'number' && Number.isFinite(amount) && !Number.isInteger(amount)) {
    const message = `expected whole minor units, got ${amount}; write 12.50 EUR as 1250`
    issues.push({ path: `${path}.amountMinor`, message })
    return
  }
  money(value, path, issues)
}

// each part excludes what separates it from the next, so there is nothing to backtrack into
const email: Check = (value, path, issues) => {
  const sound =
    typeof value === 'string' &&
    value.length <= 254 &&
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value)
  if (!sound) issues.push({ path, message: 'expected an e-mail address such as ada@example.com' })
}

const short = patch(text())
const country = patch(formed(/^[A-Z]{2}$/, 'an ISO 3166-1 code of two capitals, such as AT'))

const attributes: Check = (value, path, issues) => {
  json(value, path, issues)
  if (issues.length > 0 || typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    if (!isSafeKey(key) || key.length > limits.idLength) {
      issues.push({ path: `${path}.${key.slice(0, 40)}`, message: 'this key is not allowed' })
    }
  }
}

/** Where a lead came from. */
export const sourceCheck = object({
  channel: impersonal(text()),
  campaign: optional(impersonal(text())),
  medium: optional(impersonal(text())),
  content: optional(impersonal(text())),
})

/** Changes of a profile. */
export const profileCheck = object({
  contact: optional(
    object({
      name: short,
      email: patch(email),
      phone: patch(formed(/^[+\d][\d\s()./-]{3,40}$/, 'a telephone number')),
      jobTitle: short,
      language: patch(
        formed(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,4}$/, 'a language tag such as de or pt-BR'),
      ),
      country,
    }),
  ),
  company: optional(
    object({
      name: short,
      domain: patch(formed(/^[^\s/@]+\.[^\s/@.]+$/, 'a domain such as example.com')),
      industry: short,
      country,
      employees: patch(whole(0)),
    }),
  ),
  qualification: optional(
    object({
      need: patch(text(limits.noteLength)),
      timescale: short,
      budget: patch(moneyCheck),
      authority: short,
      nextSteps: patch(text(limits.noteLength)),
    }),
  ),
  attributes: optional(attributes),
})
