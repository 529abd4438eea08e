export {
  complianceFinding,
  type ComplianceFindingOptions,
  type OcsfComplianceFinding,
} from './complianceFinding';
export {
  iamAnalysisFinding,
  type IamAnalysis,
  type IamAnalysisFindingOptions,
  type OcsfIamAnalysisFinding,
} from './iamAnalysisFinding';
export {
  OCSF_VERSION,
  SIMULATED_LABEL,
  type OcsfFinding,
  type OcsfFindingOptions,
} from './ocsfFinding';
export { recordEvent } from './recordEvent';
export { recordsCsv } from './recordsCsv';
