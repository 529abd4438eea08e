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
import { FoundPolicy, policiesIn } from './policiesIn';
import { placeOfStatement, rawDocument, readPolicyAt } from './readPolicyAt';
import { resourcePolicyProblems } from './resourcePolicyProblems';
import { trustProblems } from './trustProblems';

/*
 * Policies by themselves, bare or as the AWS CLI prints them. A policy without principals is judged by what it would let
 * somebody do who had it alone; one with principals and `sts:AssumeRole...` is the trust policy of a role; any other with
 * principals is the policy of a resource.
 */

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
