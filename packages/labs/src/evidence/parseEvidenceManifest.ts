import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { withoutSnippet } from '../plan/parseJsonText';
import { describeProblems, schemaProblems } from '../schemaErrors';
import { duplicateKey } from './duplicateKey';
import { EvidenceManifest } from './EvidenceBundle';
import { EvidenceError } from './EvidenceError';
import { evidenceManifestSchema } from './evidenceManifestSchema';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const validate = ajv.compile<EvidenceManifest>(evidenceManifestSchema);

/**
 * Reads the text of a `manifest.json`.
 *
 * @throws {@link EvidenceError} `malformed-manifest`, with the pointer of the first field at fault.
 * @public
 */
export function parseEvidenceManifest(text: string): EvidenceManifest {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new EvidenceError(
      'malformed-manifest',
      `manifest.json is not JSON (${withoutSnippet(
        (error as Error).message,
      )}). Build it with \`make evidence\`.`,
      { file: 'manifest.json' },
    );
  }
  if (!validate(document)) {
    const problems = schemaProblems(validate.errors);
    throw new EvidenceError(
      'malformed-manifest',
      `manifest.json does not follow its schema: ${describeProblems(
        problems,
      )}. Build it with \`make evidence\`.`,
      { file: 'manifest.json', pointer: problems[0]?.pointer },
    );
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) {
    throw new EvidenceError(
      'malformed-manifest',
      `manifest.json has ${JSON.stringify(
        twice,
      )} twice: readers could disagree on which one counts. Build it with \`make evidence\`.`,
      { file: 'manifest.json' },
    );
  }
  return document;
}
