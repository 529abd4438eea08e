export {
  type FindingPlace,
  type FindingProblem,
  type FindingReadError,
} from './FindingReadError';
export {
  readFindings,
  type FindingsReading,
  type ReadFindingsOptions,
} from './readFindings';
