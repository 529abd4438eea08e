export {
  foldFindings,
  type FindingEvidence,
  type FoldedFinding,
} from './foldFindings';
export { mergeObservation, type FindingObservation } from './mergeObservation';
