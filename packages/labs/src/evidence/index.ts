export * from './EvidenceBundle';
export * from './EvidenceError';
export { evidenceManifestSchema } from './evidenceManifestSchema';
export { parseEvidenceManifest } from './parseEvidenceManifest';
export { assembleBundle } from './assembleBundle';
export type { BundleEntry } from './BundleEntry';
export { readArchive } from './readArchive';
export { readSubmission } from './readSubmission';
export { redactBundle } from './redactBundle';
export type {
  BundleRedactions,
  FileDigest,
  StoredBundle,
} from './redactBundle';
export * from './verifyBundle';
