import Ajv from 'ajv';
import { describeProblems, schemaProblems } from '../schemaErrors';
import { parseJsonText } from './parseJsonText';
import { TerraformFormatError } from './TerraformFormatError';

/** A line of Terraform's machine-readable log; of types that are not known only `type` is looked at. @public */
export interface LogLine {
  type?: string;
  '@message'?: string;
  /** ISO 8601. */
  '@timestamp'?: string;
  /** Of the log, in its first line (`type` is `version`), e.g. `1.2`. */
  ui?: string;
  hook?: { resource?: { addr?: string }; action?: string; id_value?: string };
  /** Of a line of type `planned_change`. */
  change?: { resource?: { addr?: string } };
  changes?: Record<string, unknown>;
}

const validate = new Ajv().compile<LogLine>({
  type: 'object',
  properties: {
    type: { type: 'string' },
    '@timestamp': { type: 'string' },
    ui: { type: 'string' },
    hook: {
      type: 'object',
      properties: {
        action: { type: 'string' },
        id_value: { type: 'string' },
        resource: { type: 'object', properties: { addr: { type: 'string' } } },
      },
    },
    change: {
      type: 'object',
      properties: {
        resource: { type: 'object', properties: { addr: { type: 'string' } } },
      },
    },
    changes: { type: 'object' },
  },
});

const READABLE = /^(0\.1|1\.\d+)(\.\d+)?$/;

/**
 * Reads the log of `terraform apply -json` or `destroy -json`, of OpenTofu too. Its first line says the version of its
 * format: 1.x, or 0.1 as Terraform wrote it until 1.1 with the same fields
 * (developer.hashicorp.com/terraform/internals/machine-readable-ui).
 *
 * @throws {@link TerraformFormatError} that names the line.
 * @public
 */
export function parseLog(text: string): LogLine[] {
  const lines = text.split('\n').flatMap((line, index) => {
    return line.trim() ? [readLine(line, index + 1)] : [];
  });
  const version = lines.find(({ type }) => type === 'version')?.ui;
  if (version === undefined || !READABLE.test(version)) {
    throw new TerraformFormatError(
      'line 1',
      version === undefined
        ? 'no line of type version; expected the whole log of `terraform apply -json`'
        : `the log has format ${version}, expected 1.x or 0.1`,
    );
  }
  return lines;
}

function readLine(line: string, number: number): LogLine {
  let document: unknown;
  try {
    document = parseJsonText(line);
  } catch (error) {
    const { message, place } = error as TerraformFormatError;
    throw new TerraformFormatError(
      `line ${number}, ${place.replace(/^line 1, /, '')}`,
      message.slice(place.length + 2),
    );
  }
  if (!validate(document)) {
    throw new TerraformFormatError(
      `line ${number}`,
      describeProblems(schemaProblems(validate.errors)),
    );
  }
  return document;
}
