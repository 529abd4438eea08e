import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from './digest.mjs';
import { records } from './paths.mjs';
import { redactSource } from './redaction/index.mjs';

/**
 * What `academy lab verify --record` said of the source before anything was run; nothing where there is no such record, or
 * where the source has been changed since.
 */
export function readPrescan(files) {
  let report;
  try {
    report = JSON.parse(
      fs.readFileSync(path.join(records, 'prescan.json'), 'utf8'),
    );
  } catch {
    return undefined;
  }
  return report?.sourceDigest === digestOf(redactSource(files).files) &&
    Array.isArray(report.findings)
    ? report
    : undefined;
}

/** Of the list of paths, sorted, each with the digest of its text, secrets taken out. */
function digestOf(files) {
  const lines = Object.keys(files)
    .sort()
    .map(file => `${sha256(JSON.stringify(files[file]))}  ${file}\n`);
  return `sha256:${sha256(lines.join(''))}`;
}
