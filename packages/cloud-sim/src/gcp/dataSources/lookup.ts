import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { identify } from '../identify';
import { projectOf, projectNumber } from '../places';

function notFound(type: string, id: string) {
  return errorDiagnostic(
    `${type} ${JSON.stringify(id)} not found: googleapi: Error 404 (simulated)`,
    'Cloud-sim knows what Terraform created in the simulated project and nothing else: no default network, nothing made by hand.',
  );
}

/**
 * A data source that reads a resource which Terraform created in the simulated
 * project: that whose id follows from the arguments.
 */
export function lookup(type: string): DataSource {
  return ({ config, scope, inventory }) => {
    const id = identify(type, config, scope, undefined);
    const found = inventory.find(
      entry => entry.type === type && entry.id === id,
    );
    return found?.state ?? notFound(type, id);
  };
}

/** The same for what Google numbers: by the arguments that are given. */
export function lookupBy(type: string, keys: string[]): DataSource {
  return ({ config, inventory }) => {
    const given = keys.filter(key => knownString(config[key]) !== undefined);
    const found = inventory.find(
      entry =>
        entry.type === type &&
        given.every(key => entry.state?.[key] === config[key]),
    );
    const asked = given.map(key => knownString(config[key])).join(' ');
    return found?.state ?? notFound(type, asked);
  };
}

/** `google_compute_instance`: by name and zone, or by its self link. */
export const instanceLookup: DataSource = context => {
  const link = knownString(context.config.self_link);
  const found = context.inventory.find(
    ({ type, state }) =>
      type === 'google_compute_instance' &&
      link !== undefined &&
      state?.self_link === link,
  );
  return found?.state ?? lookup('google_compute_instance')(context);
};

/** `google_service_account`: by its short name or its address. */
export const serviceAccount: DataSource = context => {
  const account = knownString(context.config.account_id) ?? '';
  const shortName = account.split('/').at(-1)?.split('@')[0] ?? '';
  return lookup('google_service_account')({
    ...context,
    config: { ...context.config, account_id: shortName },
  });
};

/** `google_secret_manager_secret_version`: the one that is named, or the newest. */
export const secretVersion: DataSource = ({ config, scope, inventory }) => {
  const secret = (knownString(config.secret) ?? '').split('/').at(-1) ?? '';
  const project = projectOf(config, scope);
  const parents = [project, projectNumber(project)].map(
    name => `projects/${name}/secrets/${secret}/versions/`,
  );
  const wanted = knownString(config.version) ?? 'latest';
  const found = inventory
    .filter(
      entry =>
        entry.type === 'google_secret_manager_secret_version' &&
        parents.some(
          parent =>
            entry.id.startsWith(parent) &&
            (wanted === 'latest' || entry.id === `${parent}${wanted}`),
        ),
    )
    .at(-1);
  return (
    found?.state ??
    notFound('google_secret_manager_secret_version', `${parents[0]}${wanted}`)
  );
};
