import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import schema from '../../schemas/scan-run.schema.json';
import { instant } from '../lifecycle/instant';
import { readYamlBySchema, YamlError } from '../yaml/readYamlBySchema';
import { ScanManifest } from './ScanManifest';

/** JSON Schema of a run's manifest, for what writes one. @public */
export const scanManifestSchema: object = schema;

/** @public */
export interface ScanManifestReading {
  /** Absent where there is an error. */
  manifest?: ScanManifest;
  errors: YamlError[];
}

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats(ajv);
const validate = ajv.compile<ScanManifest>(schema);

/** In characters; a run of all checks in all regions of a thousand accounts takes a fifth. */
const MAX_LENGTH = 250_000;

/** Clocks differ by this, in milliseconds; what begins later than that after it was read has no right time. */
const CLOCK_SKEW = 5 * 60_000;

/**
 * Reads a run's manifest from YAML or JSON; every error names file, line and field.
 *
 * @param options - `now` is ISO 8601. A run that says it began after that would be newer than everything that comes
 *   until then, and hide it: that is an error.
 *
 * @public
 */
export function readScanManifest(options: {
  file: string;
  text: string;
  now: string;
}): ScanManifestReading {
  const { file, text } = options;
  if (text.length > MAX_LENGTH) {
    const message = `${file}: found ${text.length} characters, expected at most ${MAX_LENGTH}. Write what was found into the file of findings.`;
    return { errors: [{ file, message }] };
  }
  const reading = readYamlBySchema(options, validate);
  if (reading.value === undefined) {
    return { errors: reading.errors };
  }
  const { value, errorAt } = reading;
  if (Date.parse(value.startedAt) > Date.parse(options.now) + CLOCK_SKEW) {
    return {
      errors: [
        errorAt(
          ['startedAt'],
          `found ${value.startedAt}, expected a time that is not after ${options.now}. Correct it, or the clock of the scanner.`,
        ),
      ],
    };
  }
  return {
    manifest: { ...value, startedAt: instant(value.startedAt) },
    errors: [],
  };
}
