export { prescan } from './prescan';
export * from './PrescanReport';
export { scanEvidence } from './scanEvidence';
export { sourceDigest } from './sourceDigest';
