import { withoutSnippet } from '../plan/parseJsonText';
import { duplicateKey } from './duplicateKey';
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
    throw notASubmission(withoutSnippet((error as Error).message));
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
  const twice = duplicateKey(text);
  if (twice !== undefined) {
    throw new EvidenceError(
      'duplicate-file',
      `${twice} is in the submission twice: readers could disagree on which one counts.`,
      { file: twice },
    );
  }
  return { manifest, files };
}

function notASubmission(reason: string): EvidenceError {
  return new EvidenceError(
    'not-an-archive',
    `The submission is not {"manifest": "<text>", "files": {"<name>": "<text>"}} (${reason}).`,
  );
}
