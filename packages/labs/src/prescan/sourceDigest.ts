import { createHash } from 'node:crypto';
import { redactSource } from '../redaction';
import { SourceFile } from './PrescanReport';

/**
 * The digest of a configuration: of the list of its paths, sorted, each with the digest of its text, secrets taken out.
 *
 * @returns `sha256:<hex>`
 * @public
 */
export function sourceDigest(
  source: Readonly<Record<string, SourceFile>>,
): string {
  return digestOfRedacted(redactSource(source).files);
}

/** The same, of files that were redacted before. */
export function digestOfRedacted(
  files: Readonly<Record<string, SourceFile>>,
): string {
  const lines = Object.keys(files)
    .sort()
    .map(path => `${sha256(JSON.stringify(files[path]))}  ${path}\n`);
  return `sha256:${sha256(lines.join(''))}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
