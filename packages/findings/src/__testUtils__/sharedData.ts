import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Samples of other people's tools stand beside a checkout of the repository and are no part of it. */
const SHARED_FINDINGS = resolve(
  __dirname,
  '../../../../../shared/data/findings',
);

/** `describe` where the samples are there; else a skipped one whose title says so. */
export const describeWithSharedData: typeof describe | typeof describe.skip =
  existsSync(SHARED_FINDINGS) ? describe : describe.skip;

/** Text of a sample, e.g. `prowler-ocsf/example_output_aws.ocsf.json`. */
export function sharedText(path: string): string {
  return readFileSync(resolve(SHARED_FINDINGS, path), 'utf8');
}

/** Names of the samples of one format. */
export function sharedFiles(folder: string): string[] {
  return readdirSync(resolve(SHARED_FINDINGS, folder)).sort();
}
