import { EvidenceBundle } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';
import { jsonDepth } from './jsonDepth';

/** `{"manifest": "…", "files": {"name": "…"}}` nests no deeper; its texts are judged on their own. */
const MAX_DEPTH = 4;

/**
 * Reads a bundle from the text that `make submit` sends, `{"manifest": "<text>", "files": {"<name>": "<text>"}}`.
 *
 * @throws {@link EvidenceError}
 * @public
 */
export function readSubmission(text: string): EvidenceBundle {
  if (jsonDepth(text) > MAX_DEPTH) {
    throw new EvidenceError(
      'too-deep',
      `The submission nests deeper than ${MAX_DEPTH} levels.`,
    );
  }
  let document: any;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw notASubmission((error as Error).message);
  }
  const { manifest, files } = document ?? {};
  if (
    typeof manifest !== 'string' ||
    typeof files !== 'object' ||
    files === null ||
    !Object.values(files).every(file => typeof file === 'string')
  ) {
    throw notASubmission('its fields are not of this form');
  }
  assertNoDuplicates(text, Object.keys(files).length);
  return { manifest, files };
}

// JSON.parse keeps the last of two fields of one name; another reader may keep the first.
function assertNoDuplicates(text: string, kept: number): void {
  let named = 0;
  const fields = { manifest: 0, files: 0 };
  let depth = 0;
  for (const token of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g)) {
    const [whole, name, isField] = token;
    if (whole === '{') {
      depth += 1;
    } else if (whole === '}') {
      depth -= 1;
    } else if (isField && depth === 2) {
      named += 1;
    } else if (isField && (name === 'manifest' || name === 'files')) {
      fields[name] += 1;
    }
  }
  if (named > kept || fields.manifest > 1 || fields.files > 1) {
    throw new EvidenceError(
      'duplicate-file',
      'A file is in the submission twice: readers could disagree on which one counts.',
    );
  }
}

function notASubmission(reason: string): EvidenceError {
  return new EvidenceError(
    'not-an-archive',
    `The submission is not {"manifest": "<text>", "files": {"<name>": "<text>"}} (${reason}).`,
  );
}
