/** A lead becomes known; sent again it changes nothing. */
export const capture = (leadId: string) =>
  ({
    type: 'capture',
    id: `capture ${leadId}`,
    leadId,
    source: { channel: 'fair' },
    profile: { contact: { email: `${leadId}@example.com` } },
  }) as const

/** It asks for a demonstration, which qualifies it; sent again it changes nothing. */
export const demo = (leadId: string) =>
  ({
    type: 'record-activity',
    id: `demo ${leadId}`,
    leadId,
    activityId: 'a1',
    activity: 'demo-request',
  }) as const
