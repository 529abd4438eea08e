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

/** EC2 filter names that are no plain attributes of the resource; the others are, e.g. `vpc-id`. */
const FILTERS: Readonly<Record<string, string>> = {
  'group-id': 'id',
  'group-name': 'name',
  'instance-id': 'id',
  'instance-state-name': 'instance_state',
};

function matchesFilter(state: CtyObject, filter: CtyObject): boolean {
  const name = knownString(filter.name) ?? '';
  const values = knownStrings(filter.values);
  const tagKey = /^tag:(.+)$/.exec(name)?.[1];
  const actual =
    tagKey === undefined
      ? state[FILTERS[name] ?? name.replace(/-/g, '_')]
      : knownStringMap(state.tags_all)[tagKey];
  return values.includes(String(actual));
}

/**
 * How arguments select: by the attribute of the same name, or, `argument=attribute`, by
 * another.
 */
type Key = string;

function matchesEntry(entry: InventoryEntry, config: CtyObject, keys: Key[]) {
  const { state } = entry;
  if (!state) {
    return false;
  }
  const wantedTags = Object.entries(
    knownStringMap(config.instance_tags ?? config.tags),
  );
  const tags = knownStringMap(state.tags_all);
  return (
    keys.every(key => {
      const [argument, attribute = argument] = key.split('=');
      const wanted = knownString(config[argument]);
      return wanted === undefined || state[attribute] === wanted;
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
 * @param keys - arguments that select by equality, e.g. `id`, `cluster_name=name`
 */
export function lookup(type: string, keys: Key[]): DataSource {
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

/** Those of a type that match; a data source of many has no error where there is none. */
export function lookupAll(
  type: string,
  answer: (states: CtyObject[]) => CtyObject,
): DataSource {
  return ({ config, scope, inventory }) => ({
    id: knownString(config.region) ?? scope.region,
    ...answer(
      inventory
        .filter(entry => entry.type === type && matchesEntry(entry, config, []))
        .map(({ id, state }) => ({ id, ...state })),
    ),
  });
}

/** An attribute of each. */
export function each(states: CtyObject[], attribute: string): string[] {
  return knownStrings(states.map(state => state[attribute]));
}
