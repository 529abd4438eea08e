import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';

/** `aws_kms_key`: by id, ARN or alias. */
export const kmsKey: DataSource = ({ config, inventory }) => {
  const given = knownString(config.key_id) ?? '';
  const name = given.replace(
    /^arn:[^:]*:kms:[^:]*:\d*:(alias\/|key\/)?/,
    (_, kind) => (kind === 'alias/' ? kind : ''),
  );
  const alias = inventory.find(
    entry => entry.type === 'aws_kms_alias' && entry.id === name,
  );
  const key = knownString(alias?.state?.target_key_id) ?? name;
  const found = inventory.find(
    entry =>
      entry.type === 'aws_kms_key' &&
      [entry.id, entry.state?.arn].includes(key),
  );
  return (
    found?.state ??
    errorDiagnostic(
      `reading KMS Key (${given}): couldn't find resource (simulated)`,
      'Cloud-sim knows the keys and aliases that Terraform created in it, and none of those that AWS manages.',
      ['key_id'],
    )
  );
};

/** `aws_secretsmanager_secret_version`: the one that is named, or the newest. */
export const secretVersion: DataSource = ({ config, inventory }) => {
  const secret = knownString(config.secret_id) ?? '';
  const version = knownString(config.version_id);
  const own = inventory.find(
    ({ type, id, state }) =>
      type === 'aws_secretsmanager_secret' &&
      (id === secret || state?.name === secret),
  );
  const found = inventory
    .filter(
      ({ type, state }) =>
        type === 'aws_secretsmanager_secret_version' &&
        [own?.id, own?.state?.name, secret].includes(
          knownString(state?.secret_id),
        ) &&
        (version === undefined || state?.version_id === version),
    )
    .at(-1);
  return (
    found?.state ??
    errorDiagnostic(
      `reading Secrets Manager Secret Version (${secret}): couldn't find resource (simulated)`,
      'Cloud-sim knows the values that Terraform put there; what is put in by hand, or by rotation, it does not have.',
      ['secret_id'],
    )
  );
};

/** `aws_ssm_parameters_by_path`: those that Terraform created below a path. */
export const parametersByPath: DataSource = ({ config, inventory }) => {
  const path = (knownString(config.path) ?? '').replace(/\/?$/, '/');
  const states = inventory
    .filter(({ type, id }) => {
      const rest = id.startsWith(path) ? id.slice(path.length) : '';
      const isDirect = !rest.includes('/') || config.recursive === true;
      return type === 'aws_ssm_parameter' && rest !== '' && isDirect;
    })
    .map(({ state }) => state ?? {});
  const all = (name: string) =>
    states.map(state => knownString(state[name]) ?? '');
  return {
    id: knownString(config.path) ?? '',
    arns: all('arn'),
    names: all('name'),
    types: all('type'),
    values: all('value'),
  };
};
