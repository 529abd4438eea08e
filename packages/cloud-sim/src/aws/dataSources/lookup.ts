import {
  type CtyObject,
  isCtyObject,
  knownBlocks,
  knownString,
  knownStringMap,
  knownStrings,
} from '../../cty/CtyValue';
import type { InventoryEntry } from '../../inventory/InventoryEntry';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';

/** EC2 filter names that are plain attributes, e.g. `vpc-id` → `vpc_id`. */
function matchesFilter(state: CtyObject, filter: CtyObject): boolean {
  const name = knownString(filter.name) ?? '';
  const values = knownStrings(filter.values);
  const tagKey = /^tag:(.+)$/.exec(name)?.[1];
  const actual =
    tagKey === undefined
      ? state[name.replace(/-/g, '_')]
      : knownStringMap(state.tags_all)[tagKey];
  return values.includes(String(actual));
}

function matchesEntry(
  entry: InventoryEntry,
  config: CtyObject,
  keys: string[],
) {
  const { state } = entry;
  if (!state) {
    return false;
  }
  const wantedTags = Object.entries(knownStringMap(config.tags));
  const tags = knownStringMap(state.tags_all);
  return (
    keys.every(key => {
      const wanted = knownString(config[key]);
      return wanted === undefined || state[key] === wanted;
    }) &&
    wantedTags.every(([key, value]) => tags[key] === value) &&
    knownBlocks(config.filter).every(filter => matchesFilter(state, filter))
  );
}

/**
 * A data source that reads a resource which Terraform created in the simulated
 * account.
 *
 * @param type - the resource type that it reads
 * @param keys - arguments that select by equality, e.g. `id`, `name`
 */
export function lookup(type: string, keys: string[]): DataSource {
  return ({ config, inventory }) => {
    const found = inventory.filter(
      entry => entry.type === type && matchesEntry(entry, config, keys),
    );
    const [entry] = found;
    if (found.length !== 1 || !isCtyObject(entry.state)) {
      return errorDiagnostic(
        found.length === 0
          ? `no matching ${type} found (simulated)`
          : `multiple ${type} matched (simulated)`,
        `The simulated account has ${found.length} of ${type} that match. Cloud-sim knows what Terraform created in it and nothing else: no default VPC, nothing made by hand.`,
      );
    }
    return entry.state;
  };
}

/** `aws_subnets`: the ids of the subnets that match. */
export const subnets: DataSource = ({ config, scope, inventory }) => ({
  id: knownString(config.region) ?? scope.region,
  ids: inventory
    .filter(
      entry => entry.type === 'aws_subnet' && matchesEntry(entry, config, []),
    )
    .map(entry => entry.id),
});
