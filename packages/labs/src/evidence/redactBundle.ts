import { createHash } from 'node:crypto';
import { parseJsonText } from '../plan/parseJsonText';
import { parseLog } from '../plan/parseLog';
import { redactFiles, Redaction, TooManySecretsError } from '../redaction';
import { EvidenceBundle } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';

/** Digest (hex) and size (bytes of UTF-8) of a text. @public */
export interface FileDigest {
  sha256: string;
  size: number;
}

/**
 * What was taken out of a bundle, and how its files go with its manifest since.
 *
 * @public
 */
export interface BundleRedactions {
  /** Of the rules. */
  version: string;
  /** Files that are not as they were sent; every other is as the manifest says. */
  files: Record<
    string,
    {
      /** As it was sent: what the manifest states. */
      original: FileDigest;
      /** As it is now; absent where it was left out. */
      redacted?: FileDigest;
      /** Why it was left out: nobody can tell what a file of Terraform's holds that cannot be read. */
      unreadable?: string;
    }
  >;
  /** Every place at which something stands for a secret, those that came so included. */
  places: Redaction[];
}

/**
 * A bundle as it may be stored: its manifest to the byte, so that its digest and the token that vouches for it still count;
 * its files without secrets; and the record by which both still fit. Made by {@link redactBundle} alone: what is uploaded
 * brings no record of its own.
 *
 * @public
 */
export interface StoredBundle {
  bundle: EvidenceBundle;
  redactions: BundleRedactions;
}

/** Raise it with every change that takes out something else. */
const VERSION = '1.0.0';

/**
 * Takes secrets out of a bundle before it is stored, judged or shown: what Terraform's own masks mark, what the source
 * declares sensitive or gives to arguments for secrets, what looks like a key; each wherever it stands, in whatever form. `make
 * evidence` does the same on the learner's machine, so honest evidence comes back to the byte. Pure; twice is as once.
 *
 * @throws EvidenceError `too-many-secrets`
 * @public
 */
export function redactBundle(bundle: EvidenceBundle): StoredBundle {
  const { files, redactions, unreadable } = redact(bundle.files);
  const changed = Object.keys(files).filter(
    name => files[name] !== bundle.files[name],
  );
  const entries = [...changed, ...unreadable].sort().map(name => {
    const text = bundle.files[name];
    const original = digestOf(text);
    return [
      name,
      unreadable.includes(name)
        ? { original, unreadable: whyUnreadable(name, text) }
        : { original, redacted: digestOf(files[name]) },
    ];
  });
  return {
    bundle: { manifest: bundle.manifest, files },
    redactions: {
      version: VERSION,
      files: Object.fromEntries(entries),
      places: redactions,
    },
  };
}

function redact(files: EvidenceBundle['files']) {
  try {
    return redactFiles(files);
  } catch (error) {
    if (error instanceof TooManySecretsError) {
      throw new EvidenceError(
        'too-many-secrets',
        `The evidence cannot be redacted: ${error.message}. Declare as sensitive what is a secret, and nothing else.`,
      );
    }
    throw error;
  }
}

function whyUnreadable(name: string, text: string): string {
  try {
    if (name.endsWith('.jsonl')) {
      parseLog(text);
    } else {
      parseJsonText(text);
    }
  } catch (error) {
    return (error as Error).message;
  }
  return 'not JSON';
}

export function digestOf(text: string): FileDigest {
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    size: Buffer.byteLength(text),
  };
}
