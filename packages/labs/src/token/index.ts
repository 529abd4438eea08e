export { evidenceAudience } from './evidenceAudience';
export * from './EvidenceIssuer';
export * from './EvidenceTokenError';
export * from './verifyEvidenceToken';
