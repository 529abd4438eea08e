import { isJsonObject } from '../../read/fields/JsonFields';
import { IamCheckContext, IamDocument, IamFormat } from '../check/IamFormat';
import { findEscalations } from '../escalation/findEscalations';
import { AccountPrincipal } from './AccountDump';
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
  const dump = readAccountDump(document, context);
  const roles = dump.principals.flatMap(({ arn, trust }) =>
    trust ? [{ arn, trust }] : [],
  );
  for (const principal of dump.principals) {
    const subject = nameOf(principal);
    const escalations = findEscalations({
      principal: subject,
      identity: principal.identity,
      boundary: principal.boundary,
      catalog: context.catalog,
      roles,
      now: context.now,
    });
    const { trust } = principal;
    for (const problem of [
      ...escalationProblems(subject, escalations, dump.placeOf),
      ...(trust
        ? trustProblems(subject, trust, dump.account, index =>
            dump.placeOf({ policy: trust.name, index }),
          )
        : []),
    ]) {
      context.report(document, { ...problem, subjectUid: principal.arn });
    }
  }
}

function nameOf({ kind, name }: AccountPrincipal): string {
  return `${kind} ${name}`;
}
