import type { HandoffRules } from './handoff-policy.ts'

/** What holds where a policy is silent. */
export const defaultRules: Required<HandoffRules> = {
  qualify: 'automatic',
  handOff: 'automatic',
  vetting: false,
  touchesBeforeUnreachable: 6,
  recycleFor: '30d',
  absence: 'keep',
}
