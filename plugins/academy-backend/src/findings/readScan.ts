import {
  FindingsReading,
  readFindings,
  readScanManifest,
  ScanManifest,
  ScanRun,
  scanRunOf,
} from '@gpu-academy/findings';
import { FindingFileContent, FindingSource } from './FindingSource';

/** A file that could be read, or events of it. */
export interface ReadScan {
  run: ScanRun;
  /** What was wrong with its events. */
  reading: FindingsReading;
  /** Name of its manifest, whether or not it has one yet. */
  manifest: string;
}

/** What a file says: a run, with what was wrong with its events; or nothing, where its manifest cannot be read. */
export type ScanReading = ReadScan | { run?: undefined; error: string };

/**
 * Reads the content of a file and of its manifest.
 *
 * @remarks
 *
 * Without its manifest nothing of a file counts: it may say that the scan failed.
 */
export function readScan(options: {
  source: Pick<FindingSource, 'id' | 'simulated' | 'completeScans'>;
  file: string;
  content: FindingFileContent;
  /** ISO 8601. */
  now: string;
}): ScanReading {
  const { source, file, content, now } = options;
  const { text, receivedAt } = content;
  let manifest: ScanManifest | undefined;
  if (content.manifest) {
    const { name, text: manifestText } = content.manifest;
    const described = readScanManifest({ file: name, text: manifestText, now });
    if (!described.manifest) {
      const messages = described.errors.map(each => each.message);
      return {
        error: `${messages.join(' ')} Nothing of ${file} counts until then.`,
      };
    }
    manifest = described.manifest;
  }
  const reading = readFindings({
    file,
    text,
    source: source.id,
    simulated: source.simulated,
    receivedAt,
  });
  const run = scanRunOf({
    source: source.id,
    file,
    reading,
    receivedAt,
    manifest,
    isComplete: source.completeScans,
  });
  return {
    run,
    reading,
    manifest: content.manifest?.name ?? `${file}.run.yaml`,
  };
}
