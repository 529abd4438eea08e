export { decodeText } from './documents/decodeText';
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
