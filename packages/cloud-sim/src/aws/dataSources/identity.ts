import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';

function hostAndPath(url: string): string {
  return url.replace(/^https:\/\//, '');
}

/** `aws_iam_openid_connect_provider`: by ARN or by URL, with or without its scheme. */
export const openIdConnectProvider: DataSource = ({ config, inventory }) => {
  const arn = knownString(config.arn);
  const url = hostAndPath(knownString(config.url) ?? '');
  const found = inventory.find(
    ({ type, state }) =>
      type === 'aws_iam_openid_connect_provider' &&
      (arn === undefined
        ? hostAndPath(knownString(state?.url) ?? '') === url
        : state?.arn === arn),
  );
  return (
    found?.state ??
    errorDiagnostic(
      `reading IAM OIDC Provider (${arn ?? url}): not found (simulated)`,
      'Cloud-sim knows the providers that Terraform created in it.',
      [arn === undefined ? 'url' : 'arn'],
    )
  );
};

/** `aws_iam_session_context`: the role behind an assumed one, or what was given. */
export const sessionContext: DataSource = ({ config }) => {
  const arn = knownString(config.arn) ?? '';
  const assumed = /^(arn:[^:]+):sts::(\d*):assumed-role\/([^/]+)\/(.+)$/.exec(
    arn,
  );
  const [, partition, account, role, session] = assumed ?? [];
  return {
    id: arn,
    issuer_arn: assumed ? `${partition}:iam::${account}:role/${role}` : arn,
    issuer_id: '',
    issuer_name: role ?? '',
    session_name: session ?? '',
  };
};
