import { FindingSeverity } from '../record';
import { ResolutionReason } from './LifecycleState';

/** Why a mute let go of a finding. @public */
export type MuteEndReason = 'expired' | 'lifted' | 'severity-rose';

/** What happened to a finding. @public */
export type LifecycleChange =
  | { type: 'opened' }
  | { type: 'went-stale' }
  | { type: 'seen-again' }
  | { type: 'resolved'; reason: ResolutionReason }
  | { type: 'reopened'; count: number }
  | { type: 'severity-changed'; from: FindingSeverity; to: FindingSeverity }
  | { type: 'suppressed'; muteId: string }
  | { type: 'unsuppressed'; muteId: string; reason: MuteEndReason };

/** One transition of one finding; they are appended and never changed. @public */
export type LifecycleEvent = LifecycleChange & {
  key: string;
  /** ISO 8601, UTC: the observation, the start of the run that saw nothing, or the time of the mute. */
  at: string;
  /** ISO 8601, UTC: the clock when it was worked out. */
  recordedAt: string;
  /** The run that brought it about; absent where a person or the clock did. */
  runId?: string;
};
