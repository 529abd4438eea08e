import fs from 'node:fs';
import path from 'node:path';
import {
  type CtyObject,
  knownBlocks,
  knownString,
  knownStrings,
} from '../cty/CtyValue';
import { errorDiagnostic } from '../simulation/Diagnostic';
import { fileFacts } from './fileFacts';
import type { MakerDataSource, MakerSet } from './Maker';
import { zip, type ZipEntry } from './zip';

/*
 * `hashicorp/archive`: an archive of files, written where the configuration says. The
 * same files give the same bytes, but not those of the genuine provider.
 */

const READABLE = 0o644;

function modeOf(config: CtyObject, file: string): number {
  const chosen = knownString(config.output_file_mode);
  // eslint-disable-next-line no-bitwise
  return chosen ? parseInt(chosen, 8) : fs.statSync(file).mode & 0o777;
}

/** Whether a path is one that a pattern such as `tests/**` or `*.pyc` leaves out. */
function isExcluded(name: string, patterns: string[]): boolean {
  return patterns.some(pattern => {
    const expression = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/?|\*|\?/g, match =>
        match.startsWith('**') ? '.*' : `[^/]${match === '?' ? '' : '*'}`,
      );
    return new RegExp(`^${expression}(/|$)`).test(name);
  });
}

function filesBelow(config: CtyObject, folder: string): ZipEntry[] {
  const excluded = knownStrings(config.excludes);
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => ({ name, file: path.join(folder, name) }))
    .filter(
      ({ name, file }) =>
        fs.statSync(file).isFile() && !isExcluded(name, excluded),
    )
    .map(({ name, file }) => ({
      name,
      bytes: fs.readFileSync(file),
      mode: modeOf(config, file),
    }));
}

function entriesOf(config: CtyObject): ZipEntry[] {
  const folder = knownString(config.source_dir);
  const file = knownString(config.source_file);
  const content = knownString(config.source_content);
  if (folder !== undefined) {
    return filesBelow(config, folder);
  }
  if (file !== undefined) {
    const mode = modeOf(config, file);
    return [{ name: path.basename(file), bytes: fs.readFileSync(file), mode }];
  }
  const written: CtyObject[] =
    content === undefined
      ? knownBlocks(config.source)
      : [{ content, filename: config.source_content_filename ?? null }];
  const chosen = knownString(config.output_file_mode);
  return written.map(block => ({
    name: knownString(block.filename) ?? '',
    bytes: Buffer.from(knownString(block.content) ?? ''),
    mode: chosen ? parseInt(chosen, 8) : READABLE,
  }));
}

const archiveFile: MakerDataSource = config => {
  const type = knownString(config.type) ?? '';
  const output = knownString(config.output_path) ?? '';
  if (type !== 'zip') {
    return errorDiagnostic(
      'Archive type not simulated',
      `archive_file: cloud-sim writes "zip", found ${JSON.stringify(type)}.`,
      ['type'],
    );
  }
  try {
    const entries = entriesOf(config);
    if (entries.length === 0) {
      throw new Error(
        'there is nothing to archive; expected source_dir, source_file, source_content or source blocks',
      );
    }
    const bytes = zip(entries);
    fs.mkdirSync(path.dirname(output), { recursive: true });
    fs.writeFileSync(output, bytes);
    const { output_sha1: sha, ...facts } = fileFacts(bytes, 'output_');
    return { id: sha, ...facts, output_sha: sha, output_size: bytes.length };
  } catch (error) {
    return errorDiagnostic(
      'Archive creation error',
      `${output}: ${(error as Error).message}`,
      ['output_path'],
    );
  }
};

/** What `hashicorp/archive` makes. */
export const ARCHIVE: MakerSet = {
  dataSources: { archive_file: archiveFile },
  resources: {},
};
