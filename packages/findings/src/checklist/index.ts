export {
  type Attestation,
  type Checklist,
  type ChecklistChecks,
  type ChecklistItem,
} from './Checklist';
export {
  evaluateChecklist,
  problemsOfAttestation,
  type CheckResult,
  type ChecklistItemResult,
  type ChecklistResult,
  type EvaluateChecklistOptions,
} from './evaluateChecklist';
export {
  readChecklist,
  type ChecklistError,
  type ChecklistReading,
} from './readChecklist';
