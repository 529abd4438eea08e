import { IamCheckContext, IamDocument } from '../check/IamFormat';
import { gcpRoleMending } from '../remedy/gcpRoleMending';
import { GCP_ESCALATION_RULES } from './gcpEscalationRules';

/** A role of a project's or an organisation's own. */
export interface CustomRole {
  document: IamDocument;
  /** e.g. `projects/lab/roles/trainer`. */
  name: string;
  permissions: readonly string[];
}

const REMEDY =
  'Take from the role what the work does not need, and give it on the one resource that is meant.';

/** What a role would let somebody do that nobody is given as far as the files say. */
export function customRoleProblems(
  { document, name, permissions }: CustomRole,
  context: IamCheckContext,
): void {
  const subject = `whoever is given the role ${name.replace(/^.*\//, '')}`;
  const opened = GCP_ESCALATION_RULES.filter(rule =>
    rule.permissions.every(it => permissions.includes(it)),
  );
  for (const rule of opened) {
    context.report(document, {
      rule: `gcp-escalation/${rule.id}`,
      severity: rule.severity,
      reason: rule.reason,
      subject,
      subjectUid: name,
      provider: 'gcp',
      actions: rule.permissions,
      message: `${subject} may ${rule.permissions.join(' and ')}: ${
        rule.reason
      }.`,
      conditions: [],
      remedy: REMEDY,
      place: ['includedPermissions'],
      statements: [
        {
          kind: 'role',
          policy: name,
          index: 0,
          place: ['includedPermissions'],
        },
      ],
      ...gcpRoleMending({
        role: name,
        permissions,
        rules: opened,
        keep: context.keep,
        remedy: REMEDY,
      }),
    });
  }
}
