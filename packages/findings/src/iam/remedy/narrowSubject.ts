import { claimsOfSubject, ClaimValue } from '../trust/claimBreadth';
import { issuerOf, TokenIssuer } from '../trust/TokenIssuer';

/*
 * The one subject that is meant, as far as what is there says it: the owner, the repository, the branch that are named stay, and
 * what nobody has said stands in capitals. A branch that is not named is main.
 */

/** What is asked for of claims: `sub` as subjects are, others by their names. */
export type Said = ReadonlyMap<string, readonly ClaimValue[]>;

/** A subject of an issuer that names one thing. */
export function narrowSubject(issuerAddress: string, said: Said): ClaimValue {
  const issuer = issuerOf(issuerAddress);
  const claims = claimsSaid(issuer, said);
  /** The first of the claims whose value is one value. */
  const one = (...names: string[]) =>
    names.map(name => claims.get(name)).find(it => it !== undefined);
  switch (issuer.name) {
    case 'GitHub':
      return exactly(
        `repo:${pathOf(one('repo', 'repository'), {
          owner: one('repository_owner') ?? 'ORGANISATION_NAME',
          thing: 'REPOSITORY_NAME',
        })}:${
          [
            ['environment', one('environment')],
            ['ref', one('ref') ?? 'refs/heads/main'],
          ]
            .find(([, value]) => value !== undefined)
            ?.join(':') ?? ''
        }`,
      );
    case 'GitLab':
      return exactly(
        `project_path:${pathOf(one('project_path'), {
          owner: one('namespace_path') ?? 'GROUP_NAME',
          thing: 'PROJECT_NAME',
        })}:ref_type:${one('ref_type') ?? 'branch'}:ref:${
          one('ref') ?? 'main'
        }`,
      );
    case 'HCP Terraform':
      return like(
        `organization:${
          one('organization', 'terraform_organization_name') ??
          'ORGANISATION_NAME'
        }:project:${
          one('project', 'terraform_project_name') ?? '*'
        }:workspace:${
          one('workspace', 'terraform_workspace_name') ?? 'WORKSPACE_NAME'
        }:run_phase:${one('run_phase', 'terraform_run_phase') ?? '*'}`,
      );
    case 'Buildkite':
      return like(
        `organization:${
          one('organization', 'organization_slug') ?? 'ORGANISATION_NAME'
        }:pipeline:${one('pipeline', 'pipeline_slug') ?? 'PIPELINE_NAME'}:ref:${
          one('ref') ?? 'refs/heads/main'
        }:*`,
      );
    case 'CircleCI':
      return like(
        `org/${
          one('org') ?? /\/org\/([^/]+)/.exec(issuerAddress)?.[1] ?? 'OWNER_ID'
        }/project/${one('project') ?? 'PROJECT_NAME'}/user/*`,
      );
    case 'Vercel':
      return exactly(
        `owner:${one('owner') ?? 'ORGANISATION_NAME'}:project:${
          one('project') ?? 'PROJECT_NAME'
        }:environment:${one('environment') ?? 'production'}`,
      );
    case 'the cluster':
      return exactly(serviceAccount(said));
    default:
      return exactly('TOKEN_SUBJECT');
  }
}

/** Claims with the value that they must have, where it is one; a pattern has many. */
function claimsSaid(issuer: TokenIssuer, said: Said): Map<string, string> {
  const found = new Map<string, string>();
  const add = (claim: string, text: string, isPattern: boolean) => {
    // Half a path is worth keeping: `org/*` names the owner.
    const isPath = issuer.claims[claim] === 'path';
    if (text !== '' && (isPath || !(isPattern && /[*?]/.test(text)))) {
      found.set(claim, found.get(claim) ?? text);
    }
  };
  for (const [claim, values] of said) {
    for (const { text, isPattern } of values) {
      // Whoever writes a star where it is one means any text, whatever the operator makes of it.
      if (claim === 'sub') {
        claimsOfSubject(text, issuer)?.forEach((value, name) =>
          add(name, value, true),
        );
      } else {
        add(claim, text, isPattern);
      }
    }
  }
  return found;
}

function pathOf(
  path: string | undefined,
  unknown: { owner: string; thing: string },
): string {
  const [owner = '', ...rest] = (path ?? '').split('/');
  const thing = rest.join('/');
  const isOne = (text: string) => text !== '' && !/[*?]/.test(text);
  return `${isOne(owner) ? owner : unknown.owner}/${
    isOne(thing) ? thing : unknown.thing
  }`;
}

function serviceAccount(said: Said): string {
  const [, , namespace = '', name = ''] =
    said.get('sub')?.[0]?.text.split(':') ?? [];
  return `system:serviceaccount:${
    /^[^*?]+$/.test(namespace) ? namespace : 'NAMESPACE_NAME'
  }:${/^[^*?]+$/.test(name) ? name : 'SERVICE_ACCOUNT_NAME'}`;
}

function exactly(text: string): ClaimValue {
  return { text, isPattern: false };
}

function like(text: string): ClaimValue {
  return { text, isPattern: true };
}
