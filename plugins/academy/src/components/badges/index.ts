export { AttemptOutcomeLabel, CheckOutcomeLabel } from './AttemptLabels';
export {
  FindingStateLabel,
  FindingStatusLabel,
  SeverityLabel,
} from './FindingLabels';
export { ItemStateLabel } from './ItemStateLabel';
export { ModeBadge, SimulatedBadge, VerificationBadge } from './RunBadges';
export { Tone, type ToneName } from './Tone';
