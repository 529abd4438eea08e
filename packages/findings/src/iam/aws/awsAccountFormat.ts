import { isJsonObject } from '../../read/fields/JsonFields';
import { compareSeverity } from '../../record';
import { IamCheckContext, IamDocument, IamFormat } from '../check/IamFormat';
import { AccountReach, accountReach } from '../escalation/AccountReach';
import {
  Escalation,
  findEscalations,
  PassableRole,
} from '../escalation/findEscalations';
import { findGrant } from '../escalation/findGrant';
import { nameOf, TrustGraph } from '../graph/TrustGraph';
import { ContextKeys } from '../policy/RequestContext';
import { timeContext } from '../policy/timeContext';
import { trustPathProblems } from '../graph/trustPathProblems';
import { AccountPrincipal } from './AccountDump';
import { escalationProblems } from './escalationProblems';
import { mergePages } from './mergePages';
import { readAccountDump } from './readAccountDump';
import { awsMending } from '../remedy/awsMending';
import { once } from '../remedy/once';
import { smallerPolicies } from '../remedy/smallerPolicies';
import { trustProblems } from './trustProblems';

/** A whole account: its users and roles, each with all that it has. */
export const awsAccountFormat: IamFormat = {
  recognises(value) {
    return (
      isJsonObject(value) &&
      (['UserDetailList', 'RoleDetailList', 'GroupDetailList'].some(
        name => name in value,
      ) ||
        // A page may hold nothing but policies.
        (Array.isArray(value.Policies) &&
          value.Policies.some(
            each => isJsonObject(each) && 'PolicyVersionList' in each,
          )))
    );
  },

  check(documents, context) {
    for (const document of mergePages(documents)) {
      checkAccount(document, context);
    }
  },
};

function checkAccount(document: IamDocument, context: IamCheckContext): void {
  const dump = readAccountDump(document, context);
  const { account, principals, holders, placeOf, documentOf, homeOf } = dump;
  const roles = principals.flatMap(({ arn, trust }) =>
    trust ? [{ arn, trust }] : [],
  );
  const found = (
    principal: AccountPrincipal,
    own: readonly AccountPrincipal[],
  ): Escalation[] =>
    escalationsOf(
      principal,
      roles,
      // What a configuration does not say there may be all the same.
      document.isPartial
        ? undefined
        : accountReach(own, principals, dump.severalVersions),
      document,
      context,
    );
  // Whom one can become does not depend on whose permissions one can change.
  const before = new Map(principals.map(each => [each, found(each, [each])]));
  const graph = new TrustGraph({
    principals,
    holders,
    escalations: before,
    now: context.now,
  });
  const reached = new Map(
    principals
      .filter(each => before.get(each)?.some(it => it.isOfOthers))
      .map(each => [each.arn, graph.reachedFrom(each)]),
  );
  const escalationsFor = (principal: AccountPrincipal) =>
    found(principal, reached.get(principal.arn) ?? [principal]);
  const escalations = new Map(
    principals.map(each => [
      each,
      reached.has(each.arn) ? escalationsFor(each) : before.get(each)!,
    ]),
  );
  const harmlessRoles = new Set(
    principals
      .filter(it => it.kind === 'role' && escalations.get(it)?.length === 0)
      .map(it => it.arn),
  );
  for (const [principal, open] of escalations) {
    const subject = nameOf(principal);
    const { arn: subjectUid, trust, kind, identity, boundary } = principal;
    const smaller = once(() =>
      smallerPolicies({
        principal: subject,
        isUser: kind === 'user',
        identity,
        boundary,
        escalations: open,
        documentOf,
        catalog: context.catalog,
        roles,
        harmlessRoles,
        keep: context.keep,
        now: context.now,
      }),
    );
    for (const problem of [
      ...escalationProblems(subject, open, placeOf, (some, remedy) =>
        awsMending(some, smaller(), homeOf, remedy),
      ),
      ...(trust
        ? trustProblems(
            subject,
            trust,
            account ?? document.account,
            index => placeOf({ policy: trust.name, index }),
            documentOf(trust.name),
          )
        : []),
    ]) {
      context.report(document, { ...problem, subjectUid });
    }
  }
  for (const problem of trustPathProblems({
    account,
    principals,
    holders,
    escalations,
    graph,
    placeOf,
    documentOf,
    homeOf,
    escalationsOf: escalationsFor,
    mayDo: (principal, action) =>
      findGrant(
        action,
        context.catalog.targetsOf(action),
        principal,
        new ContextKeys(timeContext(context.now)),
      ) !== undefined,
    keep: context.keep,
    now: context.now,
  })) {
    context.report(document, problem);
  }
}

/**
 * Ways of a principal. A configuration is a part of an account: who may pass more roles than those in it may pass one that is
 * not in it.
 */
function escalationsOf(
  principal: AccountPrincipal,
  roles: readonly PassableRole[],
  reach: AccountReach | undefined,
  document: IamDocument,
  context: IamCheckContext,
): Escalation[] {
  const options = {
    principal: nameOf(principal),
    identity: principal.identity,
    boundary: principal.boundary,
    catalog: context.catalog,
    now: context.now,
  };
  const found = findEscalations({ ...options, roles, reach });
  if (!document.isPartial) {
    return found;
  }
  const known = new Set(roles.map(each => each.arn));
  const beyond = findEscalations(options).filter(
    ({ rule, grants }) =>
      rule.kind === 'pass-role' &&
      !found.some(each => each.rule === rule) &&
      grants.some(
        ({ action, resource }) =>
          action === 'iam:PassRole' && !known.has(resource),
      ),
  );
  return [...found, ...beyond].sort((a, b) =>
    compareSeverity(a.severity, b.severity),
  );
}
