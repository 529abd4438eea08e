import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { FallLimits } from '@gpu-academy/spend';
import { FolderSpendSource } from './FolderSpendSource';
import { SpendSource } from './SpendSource';

/**
 * The sources in `academy.spend.sources`; none where that is not configured.
 *
 * @throws InputError where two have one id or a type is not known, so that the backend does not start with half of them.
 */
export function readSpendSources(config: Config): SpendSource[] {
  const sources = config.getOptionalConfigArray('academy.spend.sources') ?? [];
  const ids = new Set<string>();
  return sources.map((source, index) => {
    const id = source.getString('id');
    if (ids.has(id)) {
      throw new InputError(
        `academy.spend.sources[${index}].id is '${id}' a second time; each source replaces what its id stored before, so ids must be unique`,
      );
    }
    ids.add(id);
    const type = source.getString('type');
    if (type !== 'folder') {
      throw new InputError(
        `academy.spend.sources[${index}].type is '${type}', expected 'folder'`,
      );
    }
    return FolderSpendSource.create({
      id,
      path: source.getString('path'),
      simulated: source.getOptionalBoolean('simulated'),
      learnerTagKeys: source.getOptionalStringArray('learnerTagKeys'),
      workspaceTagKeys: source.getOptionalStringArray('workspaceTagKeys'),
      fallLimits: fallLimitsOf(source.getOptionalNumber('maxFallPercent')),
    });
  });
}

function fallLimitsOf(percent: number | undefined): FallLimits | undefined {
  return percent === undefined
    ? undefined
    : { billedPercent: percent, rowsPercent: percent };
}
