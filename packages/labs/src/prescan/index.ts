export { prescan } from './prescan';
export * from './PrescanReport';
export { redactOutput } from './redactOutput';
export { scanEvidence } from './scanEvidence';
export { sourceDigest } from './sourceDigest';
