export {
  EMPTY_LIFECYCLE,
  isUnresolved,
  stateOf,
  UNRESOLVED_CONDITIONS,
  type AppliedRun,
  type FindingCondition,
  type FindingLifecycleState,
  type LifecycleState,
  type ResolutionReason,
  type TrackedFinding,
} from './LifecycleState';
export {
  type LifecycleChange,
  type LifecycleEvent,
  type MuteEndReason,
} from './LifecycleEvent';
export { matches, problemsOfMute, type Mute, type MuteMatch } from './Mute';
export {
  advanceClock,
  applyMute,
  applyRun,
  liftMute,
  type HeldScope,
  type LifecycleStep,
  type RunStep,
} from './reduceLifecycle';
export {
  covers,
  type CoverageSubject,
  type CoveringRun,
  type ScanCoverage,
  type ScanError,
  type ScanOutcome,
  type ScanRun,
  type StreamedScanRun,
} from './ScanRun';
export {
  dueAt,
  jointRisk,
  LAB_DUE_HOURS,
  riskOf,
  type DueOptions,
  type DuePolicy,
  type Exposure,
  type Risk,
  type RiskOptions,
} from './urgency';
