import { ScanCoverage, ScanError, ScanOutcome } from '../lifecycle';

/** What a scanner says of its run, beside the file of what it found. @public */
export interface ScanManifest {
  schema: 'gpu-academy.io/scan-run/v1alpha1';
  /** Unique within the source. */
  id: string;
  /** ISO 8601, UTC: before the scanner looked at anything. */
  startedAt: string;
  outcome: ScanOutcome;
  /** Always there where the run succeeded. */
  coverage?: ScanCoverage;
  errors?: ScanError[];
  /** Who lets a held run through, as an entity ref. */
  approvedBy?: string;
}
