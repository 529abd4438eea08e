export {
  readScanManifest,
  scanManifestSchema,
  type ScanManifestReading,
} from './readScanManifest';
export { type ScanManifest } from './ScanManifest';
export { scanRunOf, type ScanRunOptions } from './scanRunOf';
export { type YamlError } from '../yaml/readYamlBySchema';
