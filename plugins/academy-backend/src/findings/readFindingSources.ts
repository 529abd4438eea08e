import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { FindingSource } from './FindingSource';
import { FolderFindingSource } from './FolderFindingSource';

/**
 * The sources in `academy.findings.sources`; none where that is not configured.
 *
 * @throws InputError where two have one id or a type is not known, so that the backend does not start with half of them.
 */
export function readFindingSources(config: Config): FindingSource[] {
  const sources =
    config.getOptionalConfigArray('academy.findings.sources') ?? [];
  const ids = new Set<string>();
  return sources.map((source, index) => {
    const id = source.getString('id');
    if (ids.has(id)) {
      throw new InputError(
        `academy.findings.sources[${index}].id is '${id}' a second time; ids are part of the key of every finding and must be unique`,
      );
    }
    ids.add(id);
    const type = source.getString('type');
    if (type !== 'folder') {
      throw new InputError(
        `academy.findings.sources[${index}].type is '${type}', expected 'folder'`,
      );
    }
    return FolderFindingSource.create({
      id,
      path: source.getString('path'),
      simulated: source.getOptionalBoolean('simulated'),
      completeScans: source.getOptionalBoolean('completeScans'),
    });
  });
}
