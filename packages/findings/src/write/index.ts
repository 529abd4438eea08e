export {
  complianceFinding,
  OCSF_VERSION,
  SIMULATED_LABEL,
  type ComplianceFindingOptions,
  type OcsfComplianceFinding,
} from './complianceFinding';
