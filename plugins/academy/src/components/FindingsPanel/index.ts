export { FindingsPanel, type FindingsPanelProps } from './FindingsPanel';
export { SEVERITIES } from './findingsParams';
