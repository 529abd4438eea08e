export * from './EvidenceBundle';
export * from './EvidenceError';
export { evidenceManifestSchema } from './evidenceManifestSchema';
export { parseEvidenceManifest } from './parseEvidenceManifest';
export * from './verifyBundle';
