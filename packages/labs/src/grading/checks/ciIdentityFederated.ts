import { blocks, stringMap, strings, text } from '../../plan/attributes';
import { checkByCloud, complain, firstComplaint, lacks } from '../Check';
import { AwsStatement, trustStatements } from '../awsStatements';
import { PlannedResource } from '../LabRun';

/** `sts:AssumeRoleWithWebIdentity`, also where a wildcard stands for a part of it. */
const WEB_IDENTITY =
  /^(\*|sts:(\*|AssumeRole\*|AssumeRoleWith\*|AssumeRoleWithWeb\w*\*?))$/i;

/** A claim of one pipeline, as it came or as it was mapped, and what it is to be. */
const CLAIM =
  '(?:(?:assertion|attribute)(?:\\.|\\[[\'"])(?:sub|repository_id|repository|repository_owner_id|project_id|project_path)(?:[\'"]\\])?|google\\.subject)';
const TEXT = '(?:\'[^\']+\'|"[^"]+")';
const PINNED_CLAIM = new RegExp(
  `(?<!!\\s*\\(?\\s*)(?:\\b${CLAIM}\\s*(?:==\\s*${TEXT}|in\\s*\\[\\s*${TEXT}(?:\\s*,\\s*${TEXT})*\\s*\\])|${TEXT}\\s*==\\s*${CLAIM}\\b)`,
);

/** The pipeline gets in with a token of its own, and only this pipeline. */
export const ciIdentityFederated = checkByCloud({
  id: 'ci-identity-federated',
  title: 'The pipeline gets in without a key',
  praise:
    'The pipeline’s identity is federated, with audience and subject pinned.',
  hint: {
    aws: 'In the trust policy compare `…:aud` and `…:sub` with `StringEquals`, the subject whole: `repo:owner/name:ref:refs/heads/main`.',
    gcp: 'Give the provider `allowed_audiences` and an `attribute_condition` such as `assertion.repository_id == "123456"`, and the service account to a `principalSet://…/attribute.…/…`.',
    azure:
      'Give the credential the whole `subject`, the issuer of your CI and the audience `api://AzureADTokenExchange`.',
  },
  complaint: {
    aws: run => {
      if (!run.plannedOf('aws_iam_openid_connect_provider').length) {
        return lacks('aws_iam_openid_connect_provider');
      }
      const federated = trustStatements(run).filter(
        ({ effect, actions, principals }) =>
          effect === 'Allow' &&
          actions.some(action => WEB_IDENTITY.test(action)) &&
          Boolean(principals.Federated?.length),
      );
      if (!federated.length) {
        return lacks(
          'aws_iam_role that the pipeline may assume (sts:AssumeRoleWithWebIdentity)',
          'plan-after-apply.json',
        );
      }
      for (const statement of federated) {
        for (const claim of ['aud', 'sub']) {
          const what = unpinned(statement, claim);
          if (what) {
            return complain(statement.resource, what);
          }
        }
      }
      return undefined;
    },
    gcp: run => {
      if (!run.plannedOf('google_iam_workload_identity_pool').length) {
        return lacks('google_iam_workload_identity_pool');
      }
      const providers = run.appliedOf(
        'google_iam_workload_identity_pool_provider',
      );
      if (!providers.length) {
        return lacks('google_iam_workload_identity_pool_provider');
      }
      const wrong = firstComplaint(providers, ({ values }) => {
        const [oidc] = blocks(values, 'oidc');
        if (!/^https:\/\//.test(text(oidc, 'issuer_uri'))) {
          return 'names no issuer (oidc.issuer_uri)';
        }
        if (!strings(oidc, 'allowed_audiences').length) {
          return 'pins no audience (oidc.allowed_audiences)';
        }
        if (!stringMap(values, 'attribute_mapping')?.['google.subject']) {
          return 'maps no google.subject';
        }
        // Of several ways in, each is to be one for a repository.
        return text(values, 'attribute_condition')
          .split('||')
          .every(way => PINNED_CLAIM.test(way))
          ? undefined
          : 'lets every repository of the issuer in (attribute_condition)';
      });
      if (wrong) {
        return wrong;
      }
      const members = run
        .appliedOf(
          'google_service_account_iam_member',
          'google_service_account_iam_binding',
        )
        .filter(
          resource =>
            resource.values?.role === 'roles/iam.workloadIdentityUser' &&
            poolMembersOf(resource).length,
        );
      return members.length
        ? firstComplaint(members, resource =>
            poolMembersOf(resource).every(member =>
              /^principal:\/\/.+\/subject\/[^*]+$|^principalSet:\/\/.+\/attribute\.[\w]+\/[^*]+$/.test(
                member,
              ),
            )
              ? undefined
              : 'lets everybody of the pool act as the service account',
          )
        : lacks(
            'google_service_account_iam_member of roles/iam.workloadIdentityUser for the pool',
            'plan-after-apply.json',
          );
    },
    azure: run => {
      const credentials = run.appliedOf(
        'azurerm_federated_identity_credential',
      );
      return credentials.length
        ? firstComplaint(credentials, ({ values }) => {
            if (!/^https:\/\//.test(text(values, 'issuer'))) {
              return 'names no issuer';
            }
            if (
              !strings(values, 'audience').includes(
                'api://AzureADTokenExchange',
              )
            ) {
              return 'pins no audience (api://AzureADTokenExchange)';
            }
            const subject = text(values, 'subject');
            return subject.includes(':') && !subject.includes('*')
              ? undefined
              : `pins no subject: ${subject || 'none'}`;
          })
        : lacks('azurerm_federated_identity_credential');
    },
  },
});

/** Of a role on a service account: who of the pool may act as it. */
function poolMembersOf({ values }: PlannedResource): string[] {
  return [text(values, 'member'), ...strings(values, 'members')].filter(
    member => /^principal(Set)?:/.test(member),
  );
}

// `StringLike` without a wildcard is as good as `StringEquals`; operators of sets (`ForAnyValue:`) hold where the claim is absent.
function unpinned(
  { conditions }: AwsStatement,
  claim: string,
): string | undefined {
  const values = ['StringEquals', 'StringLike'].flatMap(operator =>
    Object.entries(conditions[operator] ?? {})
      .filter(([key]) => key.endsWith(`:${claim}`))
      .flatMap(([, it]) => it),
  );
  if (!values.length) {
    return `trusts every ${claim} of the issuer`;
  }
  const wild = values.find(value => /[*?]/.test(value) || !value);
  return wild === undefined ? undefined : `trusts ${claim} ${wild}`;
}
