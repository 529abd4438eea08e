/*
 * Whose permissions an action changes, in an account that is known as a whole: a policy of a user is no policy of whoever
 * writes it, and a version of a policy that nobody has changes nothing.
 */

/** What of a user or a role tells whose permissions an action changes. */
export interface ReachedPrincipal {
  kind: 'user' | 'role';
  arn: string;
  /** ARNs of the groups that a user is in. */
  groups?: readonly string[];
  /** ARNs of the policies that it has by itself and by its groups. */
  attached?: readonly string[];
  /** Whether a permissions boundary is put on it. */
  isBounded?: boolean;
}

/** ARNs that an action has to be allowed on to change the permissions of somebody. @public */
export interface AccountReach {
  /** To change those of the principal itself, or of somebody that it can become; undefined where any will do. */
  own(action: string): readonly string[] | undefined;
  /** To change those of anybody. */
  anybody(action: string): readonly string[];
}

type Targets = (each: ReachedPrincipal, several: Several) => readonly string[];

/** ARNs of policies with several versions. */
type Several = ReadonlySet<string>;

const ofUser: Targets = it => (it.kind === 'user' ? [it.arn] : []);
const ofRole: Targets = it => (it.kind === 'role' ? [it.arn] : []);
const ofGroups: Targets = it => it.groups ?? [];
/** Nobody changes what AWS writes. */
const ofPolicies: Targets = it =>
  (it.attached ?? []).filter(arn => !/^arn:[^:]*:iam::aws:/.test(arn));
const bounded =
  (targets: Targets): Targets =>
  (it, several) =>
    it.isBounded ? targets(it, several) : [];

const TARGETS: Readonly<Record<string, Targets | undefined>> = {
  'iam:AttachUserPolicy': ofUser,
  'iam:PutUserPolicy': ofUser,
  'iam:AttachRolePolicy': ofRole,
  'iam:PutRolePolicy': ofRole,
  'iam:AttachGroupPolicy': ofGroups,
  'iam:PutGroupPolicy': ofGroups,
  'iam:CreatePolicyVersion': ofPolicies,
  'iam:SetDefaultPolicyVersion': (it, several) =>
    ofPolicies(it, several).filter(arn => several.has(arn)),
  'iam:DeleteUserPermissionsBoundary': bounded(ofUser),
  'iam:PutUserPermissionsBoundary': bounded(ofUser),
  'iam:DeleteRolePermissionsBoundary': bounded(ofRole),
  'iam:PutRolePermissionsBoundary': bounded(ofRole),
};

/**
 * What a principal reaches in an account.
 *
 * @param own - the principal, and whom it can become
 * @param all - of the account
 * @param several - ARNs of policies with several versions
 */
export function accountReach(
  own: readonly ReachedPrincipal[],
  all: readonly ReachedPrincipal[],
  several: Several,
): AccountReach {
  const arnsOf = (action: string, some: readonly ReachedPrincipal[]) => {
    const targets = TARGETS[action];
    return (
      targets &&
      Array.from(new Set(some.flatMap(each => targets(each, several))))
    );
  };
  return {
    own: action => arnsOf(action, own),
    anybody: action => arnsOf(action, all) ?? [],
  };
}
