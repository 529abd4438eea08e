import { createHash } from 'node:crypto';
import {
  EvidenceBundle,
  EvidenceManifest,
  VerifiedEvidence,
} from './EvidenceBundle';
import { duplicateKey } from './duplicateKey';
import { EvidenceError } from './EvidenceError';
import { jsonDepth } from './jsonDepth';
import { parseEvidenceManifest } from './parseEvidenceManifest';
import { StoredBundle } from './redactBundle';

/** What a bundle may not exceed. @public */
export interface EvidenceLimits {
  /** Files beside the manifest. */
  maxFiles: number;
  /** Bytes of UTF-8 of one file, and of the manifest. */
  maxFileBytes: number;
  /** Bytes of UTF-8 of all files. */
  maxTotalBytes: number;
  /** Objects and arrays within each other in a `.json` file or a line of a `.jsonl` file. */
  maxJsonDepth: number;
}

/**
 * A complete Lab 1 run is about 200 kB in ten files, 14 levels deep; the defaults leave room for larger labs
 * and none for a bundle that is made to hurt.
 *
 * @public
 */
export const DEFAULT_EVIDENCE_LIMITS: EvidenceLimits = {
  maxFiles: 32,
  maxFileBytes: 4 * 1024 * 1024,
  maxTotalBytes: 8 * 1024 * 1024,
  maxJsonDepth: 64,
};

const FILE_NAME = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$/;

/**
 * Holds a bundle against its own manifest: every file named in the manifest is there with the digest and size
 * that the manifest states, and no other file is. Says nothing about what the files mean; that is what
 * {@link grade} is for.
 *
 * @throws {@link EvidenceError} that names the file at fault.
 * @public
 */
export function verifyBundle(
  bundle: EvidenceBundle,
  limits: Partial<EvidenceLimits> = {},
): VerifiedEvidence {
  const bounds = { ...DEFAULT_EVIDENCE_LIMITS, ...limits };
  assertWithinSize(bundle, bounds);
  assertWithinDepth('manifest.json', bundle.manifest, bounds.maxJsonDepth);
  const manifest = parseEvidenceManifest(bundle.manifest);
  assertSameNames(manifest, bundle);

  const names = Object.keys(manifest.files).sort();
  for (const name of names) {
    assertSameBytes(name, manifest.files[name], bundle.files[name]);
    assertWithinDepth(name, bundle.files[name], bounds.maxJsonDepth);
    assertUnambiguous(name, bundle.files[name]);
  }
  return {
    digest: `sha256:${sha256(bundle.manifest)}`,
    manifest,
    files: Object.fromEntries(names.map(name => [name, bundle.files[name]])),
  };
}

/**
 * Holds a bundle that was stored against its manifest and the record of what was taken out of it. For a regrade: a bundle
 * that is uploaded goes through {@link verifyBundle}, which believes no such record.
 *
 * @throws {@link EvidenceError} that names the file at fault.
 * @public
 */
export function verifyStoredBundle(
  { bundle, redactions }: StoredBundle,
  limits: Partial<EvidenceLimits> = {},
): VerifiedEvidence {
  const { maxJsonDepth } = { ...DEFAULT_EVIDENCE_LIMITS, ...limits };
  const manifest = parseEvidenceManifest(bundle.manifest);
  const unreadable: Record<string, string> = {};
  const files = { ...manifest.files };
  for (const [name, record] of Object.entries(redactions.files)) {
    const stated = Object.hasOwn(files, name) ? files[name] : undefined;
    if (
      stated?.sha256 !== record.original.sha256 ||
      stated.size !== record.original.size
    ) {
      throw new EvidenceError(
        'digest-mismatch',
        `The record of what was taken out of ${name} is of another file than the manifest names. Store what redactBundle gives.`,
        { file: name },
      );
    }
    if (record.redacted) {
      files[name] = record.redacted;
    } else {
      unreadable[name] = record.unreadable ?? 'not JSON';
      delete files[name];
    }
  }
  assertSameNames({ ...manifest, files }, bundle);
  const names = Object.keys(files).sort();
  for (const name of names) {
    assertSameBytes(name, files[name], bundle.files[name]);
    assertWithinDepth(name, bundle.files[name], maxJsonDepth);
  }
  return {
    digest: `sha256:${sha256(bundle.manifest)}`,
    manifest,
    files: Object.fromEntries(names.map(name => [name, bundle.files[name]])),
    ...(Object.keys(unreadable).length && { unreadable }),
  };
}

function assertWithinSize(bundle: EvidenceBundle, limits: EvidenceLimits) {
  const names = Object.keys(bundle.files);
  if (names.length > limits.maxFiles) {
    throw new EvidenceError(
      'too-many-files',
      `The bundle has ${names.length} files, at most ${limits.maxFiles} are taken. Build it with \`make evidence\`, which takes only what is graded.`,
    );
  }
  let total = 0;
  for (const [name, text] of [
    ['manifest.json', bundle.manifest],
    ...Object.entries(bundle.files),
  ]) {
    const size = Buffer.byteLength(text);
    total += size;
    if (size > limits.maxFileBytes || total > limits.maxTotalBytes) {
      const [found, bound] =
        size > limits.maxFileBytes
          ? [`${name} has ${size} bytes`, limits.maxFileBytes]
          : [
              `the bundle has more than ${limits.maxTotalBytes} bytes at ${name}`,
              limits.maxTotalBytes,
            ];
      throw new EvidenceError(
        'too-large',
        `The evidence is too large: ${found}, at most ${bound} are taken.`,
        { file: name },
      );
    }
  }
}

function assertSameNames(manifest: EvidenceManifest, bundle: EvidenceBundle) {
  for (const name of [
    ...Object.keys(manifest.files),
    ...Object.keys(bundle.files),
  ]) {
    if (!FILE_NAME.test(name) || name === 'manifest.json') {
      throw new EvidenceError(
        'bad-file-name',
        `${JSON.stringify(
          name,
        )} is not a name that a file of the evidence can have: expected lower case letters, digits, dashes and an ending, with no folder.`,
        { file: name },
      );
    }
  }
  for (const name of Object.keys(manifest.files)) {
    if (!Object.hasOwn(bundle.files, name)) {
      throw new EvidenceError(
        'missing-file',
        `${name} is named in the manifest and is not in the bundle. Run \`make evidence\` again.`,
        { file: name },
      );
    }
  }
  for (const name of Object.keys(bundle.files)) {
    if (!Object.hasOwn(manifest.files, name)) {
      throw new EvidenceError(
        'unexpected-file',
        `${name} is in the bundle and is not named in the manifest. Run \`make evidence\` again.`,
        { file: name },
      );
    }
  }
}

function assertSameBytes(
  name: string,
  stated: EvidenceManifest['files'][string],
  text: string,
) {
  const size = Buffer.byteLength(text);
  if (size !== stated.size) {
    throw new EvidenceError(
      'size-mismatch',
      `${name} has ${size} bytes, its manifest states ${stated.size}. It was changed after the evidence was built: run \`make evidence\` again.`,
      { file: name },
    );
  }
  const digest = sha256(text);
  if (digest !== stated.sha256) {
    throw new EvidenceError(
      'digest-mismatch',
      `${name} has the digest ${digest}, its manifest states ${stated.sha256}. It was changed after the evidence was built: run \`make evidence\` again.`,
      { file: name },
    );
  }
}

function assertWithinDepth(name: string, text: string, maxDepth: number) {
  eachDocument(name, text, (document, place) => {
    if (jsonDepth(document) > maxDepth) {
      throw new EvidenceError(
        'too-deep',
        `${place} nests deeper than ${maxDepth} levels.`,
        { file: name },
      );
    }
  });
}

// What is read as one document has to be stored and redacted as the same: no reader sees the first of two names.
function assertUnambiguous(name: string, text: string) {
  eachDocument(name, text, (document, place) => {
    const twice = duplicateKey(document);
    if (twice !== undefined) {
      throw new EvidenceError(
        'ambiguous-json',
        `${place} has ${JSON.stringify(
          twice,
        )} twice in one object: readers could disagree on which one counts. Run \`make evidence\` again.`,
        { file: name },
      );
    }
  });
}

/** The documents of a `.json` file, or of the lines of a `.jsonl` file. */
function eachDocument(
  name: string,
  text: string,
  visit: (document: string, place: string) => void,
) {
  if (name.endsWith('.jsonl')) {
    text
      .split('\n')
      .forEach((line, index) => visit(line, `${name}, line ${index + 1},`));
  } else if (name.endsWith('.json')) {
    visit(text, name);
  }
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex');
}
