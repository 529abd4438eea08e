import { isJsonObject } from '../../read/fields/JsonFields';
import {
  IamCheckContext,
  IamDocument,
  IamFormat,
  PlacedProblem,
} from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { findEscalations } from '../escalation/findEscalations';
import { Policy } from '../policy/Policy';
import { awsMending } from '../remedy/awsMending';
import { once } from '../remedy/once';
import { PolicyHome } from '../remedy/PolicyHome';
import { smallerPolicies } from '../remedy/smallerPolicies';
import { escalationProblems } from './escalationProblems';
import { placeOfStatement, rawDocument, readPolicyAt } from './readPolicyAt';
import { resourcePolicyProblems } from './resourcePolicyProblems';
import { trustProblems } from './trustProblems';

/*
 * One policy in one file, bare or as the AWS CLI prints it: `get-policy-version`, `get-role-policy` and its siblings,
 * `get-role` and `list-roles` for trust. A policy without principals is judged by what it would let somebody do who had it
 * alone; one with principals and `sts:AssumeRole...` is the trust policy of a role; any other with principals is
 * the policy of a resource.
 */

interface FoundPolicy {
  name: string;
  value: unknown;
  place: JsonPlace;
  /** Of the role whose trust policy it is. */
  account?: string;
}

export const awsPolicyFormat: IamFormat = {
  recognises(value) {
    return isJsonObject(value) && policiesIn('', value).length > 0;
  },

  check(documents, context) {
    for (const document of documents) {
      for (const found of policiesIn(
        document.file,
        document.value as Record<string, unknown>,
      )) {
        checkPolicy(found, document, context);
      }
    }
  },
};

function policiesIn(
  file: string,
  value: Record<string, unknown>,
): FoundPolicy[] {
  if ('Statement' in value) {
    return [{ name: file, value, place: [] }];
  }
  if (isJsonObject(value.PolicyVersion) && 'Document' in value.PolicyVersion) {
    return [
      {
        name: file,
        value: value.PolicyVersion.Document,
        place: ['PolicyVersion', 'Document'],
      },
    ];
  }
  if ('PolicyDocument' in value && 'PolicyName' in value) {
    return [
      {
        name: String(value.PolicyName),
        value: value.PolicyDocument,
        place: ['PolicyDocument'],
      },
    ];
  }
  if ('AssumeRolePolicyDocument' in value) {
    return [trustOf(value, [])];
  }
  if (isJsonObject(value.Role) && 'AssumeRolePolicyDocument' in value.Role) {
    return [trustOf(value.Role, ['Role'])];
  }
  return Array.isArray(value.Roles)
    ? value.Roles.flatMap((role, index) =>
        isJsonObject(role) && 'AssumeRolePolicyDocument' in role
          ? [trustOf(role, ['Roles', index])]
          : [],
      )
    : [];
}

function trustOf(role: Record<string, unknown>, place: JsonPlace): FoundPolicy {
  return {
    name: `the trust policy of ${String(
      role.RoleName ?? role.Arn ?? 'the role',
    )}`,
    value: role.AssumeRolePolicyDocument,
    place: [...place, 'AssumeRolePolicyDocument'],
    account: /^arn:[^:]*:iam::(\d{12}):/.exec(String(role.Arn))?.[1],
  };
}

function checkPolicy(
  { name, value, place, account }: FoundPolicy,
  document: IamDocument,
  context: IamCheckContext,
): void {
  const read = readPolicyAt(name, value, place, document, context, policy =>
    homeOf(name, policy),
  );
  if (!read) {
    return;
  }
  const placeOf = (index: number) => placeOfStatement(place, value, index);
  const written = rawDocument(value);
  const own = account ?? document.account;
  let problems: PlacedProblem[];
  if (!isAboutPrincipals(read)) {
    problems = identityProblems(read, name, written, placeOf, context);
  } else if (isTrust(read)) {
    problems = trustProblems(name, read, own, placeOf, written);
  } else {
    problems = resourcePolicyProblems(name, read, own, {
      placeOf,
      document: written ?? {},
    });
  }
  for (const problem of problems) {
    context.report(document, problem);
  }
}

/** What whoever had the policy alone could make of it. */
function identityProblems(
  policy: Policy,
  name: string,
  written: Record<string, unknown> | undefined,
  placeOf: (statement: number) => JsonPlace,
  { catalog, now, keep }: IamCheckContext,
): PlacedProblem[] {
  const principal = `whoever has ${name}`;
  const escalations = findEscalations({
    principal,
    identity: [policy],
    catalog,
    now,
  });
  const smaller = once(() =>
    smallerPolicies({
      principal,
      isUser: true,
      identity: [policy],
      escalations,
      documentOf: () => written,
      catalog,
      harmlessRoles: new Set(),
      keep,
      now,
    }),
  );
  return escalationProblems(
    principal,
    escalations,
    statement => placeOf(statement.index),
    (some, remedy) =>
      awsMending(some, smaller(), () => ({ kind: 'document', name }), remedy),
  );
}

function homeOf(name: string, policy: Policy): PolicyHome {
  if (!isAboutPrincipals(policy)) {
    return { kind: 'document', name };
  }
  return isTrust(policy)
    ? { kind: 'trust', role: /^the trust policy of (.+)$/.exec(name)?.[1] }
    : { kind: 'resource', name };
}

function isAboutPrincipals(policy: Policy): boolean {
  return policy.statements.some(
    each => each.principals !== undefined || each.notPrincipals !== undefined,
  );
}

/** A role is taken by actions of STS; repositories of images have policies without a resource too. */
function isTrust(policy: Policy): boolean {
  return policy.statements.every(
    ({ actions, resources, notResources }) =>
      resources === undefined &&
      notResources === undefined &&
      (actions ?? []).every(each => /^(sts:|\*)/.test(each)),
  );
}
