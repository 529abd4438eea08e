export {
  canonicalResourceUid,
  findingKey,
  type FindingKeyParts,
} from './findingKey';
export {
  type FindingFormatId,
  type FindingRecord,
  type FindingSourceState,
  type RecordWithoutEvent,
} from './FindingRecord';
export {
  compareSeverity,
  FINDING_SEVERITIES,
  severityOfWord,
  type FindingSeverity,
} from './severity';
export {
  compareStatus,
  FINDING_STATUSES,
  isOpen,
  statusOfWord,
  type FindingStatus,
} from './status';
export {
  arnScope,
  canonicalProvider,
  principalOfArn,
  providerOfResource,
} from './provider';
