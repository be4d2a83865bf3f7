import type {
  AcknowledgementExpired,
  AcknowledgementExtended,
  CheckInDue,
  ClocksChanged,
  EscalationFailed,
  HandoffAcknowledged,
  LeadAssigned,
  LeadHandedOff,
  LeadMoved,
  LeadOptedIn,
  LeadOptedOut,
  LeadTouched,
  LeadVetted,
  OfferPassed,
} from './handoff-events.ts'
import type {
  ActivityRecorded,
  LeadAbsorbed,
  LeadCaptured,
  LeadsMerged,
  NoteAdded,
  ProfileErased,
  ProfileUpdated,
  ScoreChanged,
  ScoreOverridden,
  ScoreRebased,
  SourceRecorded,
} from './knowledge-events.ts'

/** Everything that can happen to a lead. */
export type LeadEvent =
  | AcknowledgementExpired
  | AcknowledgementExtended
  | ActivityRecorded
  | CheckInDue
  | ClocksChanged
  | EscalationFailed
  | HandoffAcknowledged
  | LeadAbsorbed
  | LeadAssigned
  | LeadCaptured
  | LeadHandedOff
  | LeadMoved
  | LeadOptedIn
  | LeadOptedOut
  | LeadTouched
  | LeadVetted
  | LeadsMerged
  | NoteAdded
  | OfferPassed
  | ProfileErased
  | ProfileUpdated
  | ScoreChanged
  | ScoreOverridden
  | ScoreRebased
  | SourceRecorded

/** The names of all events. */
export type LeadEventType = LeadEvent['type']
