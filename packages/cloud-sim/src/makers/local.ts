import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { type CtyObject, knownString } from '../cty/CtyValue';
import { exactlyOneOf, matches } from '../simulation/configChecks';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { fileFacts } from './fileFacts';
import type { Maker, MakerDataSource, MakerSet } from './Maker';

/*
 * `hashicorp/local`: files where the configuration says, which is no simulation. Paths
 * are seen from the folder in which Terraform runs.
 */

const CONTENTS = ['content', 'content_base64', 'source'];

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

function bytesOf(planned: CtyObject): Buffer {
  const source = knownString(planned.source);
  const base64 = knownString(planned.content_base64);
  if (source !== undefined) {
    return fs.readFileSync(source);
  }
  return base64 === undefined
    ? Buffer.from(
        knownString(planned.content) ??
          knownString(planned.sensitive_content) ??
          '',
      )
    : Buffer.from(base64, 'base64');
}

function permission(planned: CtyObject, name: string): number {
  return parseInt(knownString(planned[name]) ?? '0777', 8);
}

function write(planned: CtyObject): CtyObject | Diagnostic {
  const filename = knownString(planned.filename) ?? '';
  try {
    const bytes = bytesOf(planned);
    fs.mkdirSync(path.dirname(filename), {
      recursive: true,
      mode: permission(planned, 'directory_permission'),
    });
    fs.writeFileSync(filename, bytes, {
      mode: permission(planned, 'file_permission'),
    });
    return { id: sha1(bytes), ...fileFacts(bytes, 'content_') };
  } catch (error) {
    return errorDiagnostic(
      'Create local file error',
      `${filename}: ${(error as Error).message}`,
      ['filename'],
    );
  }
}

/** Whether the file is there and nobody has changed it. */
function isThere(state: CtyObject): boolean {
  const filename = knownString(state.filename) ?? '';
  return (
    fs.existsSync(filename) &&
    sha1(fs.readFileSync(filename)) === knownString(state.id)
  );
}

function fileMaker(permissions: string, contents: string[]): Maker {
  const octal = /^[0-7]{3,4}$/;
  return {
    rules: {
      checks: [
        exactlyOneOf(...contents),
        matches('file_permission', octal, 'three or four octal digits'),
        matches('directory_permission', octal, 'three or four octal digits'),
      ],
      defaults: {
        directory_permission: permissions,
        file_permission: permissions,
      },
    },
    make: write,
    lasts: isThere,
    remove: state =>
      fs.rmSync(knownString(state.filename) ?? '', { force: true }),
  };
}

const read: MakerDataSource = config => {
  const filename = knownString(config.filename) ?? '';
  try {
    const bytes = fs.readFileSync(filename);
    return {
      id: sha1(bytes),
      content: bytes.toString(),
      content_base64: bytes.toString('base64'),
      ...fileFacts(bytes, 'content_'),
    };
  } catch (error) {
    return errorDiagnostic(
      'Read local file data source error',
      `${filename}: ${(error as Error).message}`,
      ['filename'],
    );
  }
};

/** What `hashicorp/local` makes. */
export const LOCAL: MakerSet = {
  dataSources: { local_file: read, local_sensitive_file: read },
  resources: {
    local_file: fileMaker('0777', [...CONTENTS, 'sensitive_content']),
    local_sensitive_file: fileMaker('0700', CONTENTS),
  },
};
