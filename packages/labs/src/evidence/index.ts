export * from './EvidenceBundle';
export * from './EvidenceError';
export { evidenceManifestSchema } from './evidenceManifestSchema';
export { parseEvidenceManifest } from './parseEvidenceManifest';
export { assembleBundle } from './assembleBundle';
export type { BundleEntry } from './BundleEntry';
export { readArchive } from './readArchive';
export { readSubmission } from './readSubmission';
export * from './verifyBundle';
