import { BundleEntry } from './BundleEntry';
import { EvidenceBundle } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';

/**
 * Makes a bundle of the entries of a folder or archive. The evidence may lie in one folder (`evidence/`), as archives
 * of it do; whatever leads out of it, is no plain file, is no text or is there twice is refused.
 *
 * @throws {@link EvidenceError}
 * @public
 */
export function assembleBundle(
  entries: readonly BundleEntry[],
): EvidenceBundle {
  const files = new Map<string, string>();
  for (const { path, kind, content } of entries) {
    const name = assertInside(path);
    if (kind === 'directory' || name === '') {
      continue;
    }
    if (kind !== 'file') {
      throw new EvidenceError(
        'not-a-file',
        `${path} is ${
          kind === 'link' ? 'a link' : 'no plain file'
        }: the evidence holds plain files alone.`,
        { file: path },
      );
    }
    if (files.has(name)) {
      throw new EvidenceError(
        'duplicate-file',
        `${path} is in the bundle twice: readers could disagree on which one counts.`,
        { file: path },
      );
    }
    files.set(name, decode(path, content));
  }
  const manifest = files.get('manifest.json');
  if (manifest === undefined) {
    throw new EvidenceError(
      'missing-file',
      'There is no manifest.json. Build the evidence with `make evidence`.',
      { file: 'manifest.json' },
    );
  }
  files.delete('manifest.json');
  return { manifest, files: Object.fromEntries(files) };
}

// `./evidence/plan.json` and `plan.json` both are `plan.json`; a folder deeper stays in the name, which no file may have.
function assertInside(path: string): string {
  const parts = path.split('/').filter(part => part !== '.' && part !== '');
  if (
    path.startsWith('/') ||
    /^[a-z]:|\\|\0/i.test(path) ||
    parts.includes('..')
  ) {
    throw new EvidenceError(
      'path-escape',
      `${JSON.stringify(
        path,
      )} leads out of the bundle; expected names below its folder.`,
      { file: path },
    );
  }
  return (parts[0] === 'evidence' ? parts.slice(1) : parts).join('/');
}

function decode(path: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    throw new EvidenceError(
      'not-text',
      `${path} is no text in UTF-8, as every file of the evidence is.`,
      { file: path },
    );
  }
}
