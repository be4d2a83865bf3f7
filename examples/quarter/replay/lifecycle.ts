import { defineLifecycle } from 'lead-handoff'

/**
 * What may happen to a loan application in the log. It is not the standard lifecycle: most applications are declined before they were ever qualified, and
 * many are called by the leads desk first, so that somebody accepts them before they are pre-accepted.
 */
export const loanLifecycle = defineLifecycle({
  id: 'loan-application',
  version: '1',
  initial: 'submitted',
  stages: {
    submitted: { kind: 'open', title: 'Submitted' },
    contacted: { kind: 'open', marks: ['accepted'], title: 'Taken up by the leads desk' },
    preaccepted: { kind: 'open', marks: ['qualified'], title: 'Pre-accepted (MQL)' },
    completing: {
      kind: 'open',
      marks: ['qualified', 'accepted'],
      title: 'Being completed (SAL)',
    },
    offered: {
      kind: 'open',
      marks: ['qualified', 'accepted', 'opportunity'],
      title: 'Accepted, with an offer (SQL)',
    },
    won: { kind: 'won', marks: ['qualified', 'accepted', 'opportunity'], title: 'Approved (won)' },
    declined: { kind: 'lost', title: 'Declined (lost)' },
    cancelled: { kind: 'parked', title: 'Cancelled (recycled)' },
  },
  guards: ['handed-off', 'assigned', 'revenue-given'],
  transitions: {
    'hand-off': { from: ['submitted', 'preaccepted'], to: '@same' },
    claim: {
      from: ['submitted', 'preaccepted'],
      to: '@same',
      by: 'person',
      guards: ['handed-off'],
    },
    // two names, because the leads desk takes up what nobody has qualified yet
    'take-up': { from: ['submitted'], to: 'contacted', guards: ['assigned'] },
    accept: { from: ['preaccepted'], to: 'completing', guards: ['assigned'] },
    // what the leads desk had ends here: the second desk gets a hand-off of its own
    preaccept: { from: ['submitted', 'contacted'], to: 'preaccepted', startsCycle: true },
    develop: { from: ['preaccepted', 'completing'], to: 'offered' },
    win: { from: ['offered'], to: 'won', guards: ['revenue-given'] },
    decline: {
      from: ['submitted', 'contacted', 'preaccepted', 'completing', 'offered'],
      to: 'declined',
    },
    cancel: {
      from: ['submitted', 'contacted', 'preaccepted', 'completing', 'offered'],
      to: 'cancelled',
    },
  },
})

/** The type of the lifecycle. */
export type LoanLifecycle = typeof loanLifecycle
