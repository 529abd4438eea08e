import { isJsonObject } from '../../read/fields/JsonFields';
import { IamCheckContext, IamDocument, IamFormat } from '../check/IamFormat';
import { findEscalations } from '../escalation/findEscalations';
import { nameOf } from '../graph/TrustGraph';
import { trustPathProblems } from '../graph/trustPathProblems';
import { escalationProblems } from './escalationProblems';
import { readAccountDump } from './readAccountDump';
import { trustProblems } from './trustProblems';

/** A whole account: its users and roles, each with all that it has. */
export const awsAccountFormat: IamFormat = {
  recognises(value) {
    return (
      isJsonObject(value) &&
      ['UserDetailList', 'RoleDetailList', 'GroupDetailList'].some(
        name => name in value,
      )
    );
  },

  check(documents, context) {
    for (const document of documents) {
      checkAccount(document, context);
    }
  },
};

function checkAccount(document: IamDocument, context: IamCheckContext): void {
  const { account, principals, placeOf } = readAccountDump(document, context);
  const roles = principals.flatMap(({ arn, trust }) =>
    trust ? [{ arn, trust }] : [],
  );
  const escalations = new Map(
    principals.map(principal => [
      principal,
      findEscalations({
        principal: nameOf(principal),
        identity: principal.identity,
        boundary: principal.boundary,
        catalog: context.catalog,
        roles,
        now: context.now,
      }),
    ]),
  );
  for (const [principal, found] of escalations) {
    const subject = nameOf(principal);
    const { arn: subjectUid, trust } = principal;
    for (const problem of [
      ...escalationProblems(subject, found, placeOf),
      ...(trust
        ? trustProblems(subject, trust, account, index =>
            placeOf({ policy: trust.name, index }),
          )
        : []),
    ]) {
      context.report(document, { ...problem, subjectUid });
    }
  }
  for (const problem of trustPathProblems({
    account,
    principals,
    escalations,
    placeOf,
    now: context.now,
  })) {
    context.report(document, problem);
  }
}
