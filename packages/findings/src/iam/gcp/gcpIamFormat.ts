import { isJsonObject, JsonFields } from '../../read/fields/JsonFields';
import { shown } from '../../read/FindingReadError';
import { IamCheckContext, IamDocument, IamFormat } from '../check/IamFormat';
import { WorkloadIdentityProvider } from '../trust/lintWorkloadIdentity';
import {
  conditionalReason,
  conditionalSeverity,
} from '../escalation/conditionalSeverity';
import { gcpMending, publicMemberMending } from '../remedy/gcpMending';
import { GCP_ESCALATION_RULES } from './gcpEscalationRules';
import { assetDocuments, GcpBinding, GcpRoles, isAssets } from './GcpPolicy';
import { CustomRole, customRoleProblems } from './customRoleProblems';
import { conditionTruth } from './gcpCondition';
import { gcpPathProblems } from './gcpPathProblems';
import { KNOWN_ROLES } from './knownRoles';
import {
  checkFederatedMember,
  checkProviders,
  isProviders,
  placedBinding,
  writtenAt,
} from './workloadIdentityProblems';

/*
 * Google Cloud: an allow policy (`gcloud projects get-iam-policy --format=json`) binds members to roles, and a role is a set
 * of permissions (`gcloud iam roles describe --format=json`). Roles of all files are known to all policies. What a member
 * has of several bindings of one policy is looked at together; ways over service accounts over all policies. Providers of
 * workload identity pools (`gcloud iam workload-identity-pools providers describe --format=json`) say who becomes a member of
 * a pool.
 */

/** Basic roles are judged as a whole: they hold thousands of permissions. */
const BASIC_ROLES = new Map([
  [
    'roles/owner',
    {
      severity: 'critical',
      reason: 'it may do everything, give roles included',
    },
  ],
  [
    'roles/editor',
    {
      severity: 'high',
      reason: 'it may change nearly everything, and act as service accounts',
    },
  ],
] as const);

const BASIC_REMEDY = 'Give the predefined roles that the work needs.';

const RULE_REMEDY =
  'Give the role on the one resource that is meant rather than on all, or a smaller one.';

const PUBLIC = new Map([
  ['allUsers', 'everybody on the internet'],
  ['allAuthenticatedUsers', 'everybody with a Google account'],
]);

export const gcpIamFormat: IamFormat = {
  recognises(value) {
    return (
      (isJsonObject(value) &&
        (Array.isArray(value.bindings) || isRole(value))) ||
      isProviders(value) ||
      isAssets(value)
    );
  },

  check(documents, context) {
    const roles = new Map(KNOWN_ROLES);
    const defined = documents.flatMap(readRole);
    for (const { name, permissions } of defined) {
      roles.set(name, permissions);
    }
    const federated = documents.filter(each => isProviders(each.value));
    const providers = federated.flatMap(document =>
      checkProviders(document, context),
    );
    const policies = documents
      .filter(each => !federated.includes(each))
      .flatMap(each => (isAssets(each.value) ? assetDocuments(each) : each))
      .filter(({ value }) => isJsonObject(value) && !isRole(value))
      .map(document => ({
        document,
        bindings: checkPolicy(document, roles, providers, context),
      }));
    gcpPathProblems(policies, roles, context);
    const bound = new Set(
      policies.flatMap(({ bindings }) => bindings.map(each => each.role)),
    );
    for (const role of defined) {
      if (!role.name.startsWith('roles/') && !bound.has(role.name)) {
        customRoleProblems(role, context);
      }
    }
  },
};

function isRole(value: Record<string, unknown>): boolean {
  return (
    typeof value.name === 'string' &&
    /(^|\/)roles\//.test(value.name) &&
    !('bindings' in value)
  );
}

/** A list of roles does not say what they hold, and what was deleted cannot be given. */
function readRole(document: IamDocument): CustomRole[] {
  const { value } = document;
  return isJsonObject(value) &&
    isRole(value) &&
    Array.isArray(value.includedPermissions) &&
    value.deleted !== true
    ? [
        {
          document,
          name: value.name as string,
          permissions: value.includedPermissions.map(String),
        },
      ]
    : [];
}

function checkPolicy(
  document: IamDocument,
  roles: GcpRoles,
  providers: readonly WorkloadIdentityProvider[],
  context: IamCheckContext,
): GcpBinding[] {
  const bindings = readBindings(document, context);
  const unknown = new Set<string>();
  for (const { role } of document.isNarrow ? [] : bindings) {
    // Roles of Google's own agents are for nobody else.
    if (
      !roles.has(role) &&
      !BASIC_ROLES.has(role as 'roles/owner') &&
      !/serviceAgent$/i.test(role)
    ) {
      unknown.add(role);
    }
  }
  for (const role of unknown) {
    context.warn(
      document,
      `what ${role} holds is not known and not judged; add the output of gcloud iam roles describe ${role} --format=json`,
    );
  }
  const standing = bindings.flatMap(each => standingAt(each, context.now));
  const members = new Set(standing.flatMap(each => each.members));
  for (const member of members) {
    const own = standing.filter(each => each.members.includes(member));
    checkPublic(document, member, own, context);
    checkFederatedMember(document, member, own, providers, context);
    if (!document.isNarrow) {
      checkBasic(document, member, own, context);
      checkRules(document, member, own, roles, context);
    }
  }
  return bindings;
}

/** A binding that is over or has not begun gives nothing; one whose time it is is as one without a condition. */
function standingAt(binding: GcpBinding, now: string): GcpBinding[] {
  if (binding.condition === undefined) {
    return [binding];
  }
  const { value } = conditionTruth(binding.condition, undefined, now);
  if (value === false) {
    return [];
  }
  return [value === true ? { ...binding, condition: undefined } : binding];
}

function readBindings(
  document: IamDocument,
  context: IamCheckContext,
): GcpBinding[] {
  const { bindings } = document.value as { bindings: unknown[] };
  return bindings.flatMap((each, index): GcpBinding[] => {
    const place = ['bindings', index];
    const fields = new JsonFields(each);
    const role = fields.text('role');
    if (role === undefined) {
      context.error(
        document,
        place,
        `bindings[${index}]: found ${shown(
          each,
        )}, expected an object with role and members. Export the policy again.`,
      );
      return [];
    }
    return [
      {
        role,
        // A deleted member cannot come back.
        members: fields
          .list('members')
          .filter((it): it is string => typeof it === 'string')
          .filter(it => !it.startsWith('deleted:')),
        condition: fields.text('condition.expression', 'condition.title'),
        place,
      },
    ];
  });
}

function checkPublic(
  document: IamDocument,
  member: string,
  own: readonly GcpBinding[],
  context: IamCheckContext,
): void {
  const who = PUBLIC.get(member);
  for (const binding of who ? own : []) {
    const { role, place, condition } = binding;
    context.report(document, {
      rule: 'gcp-public-member',
      severity: 'high',
      reason: 'strangers are let in',
      subject: member,
      subjectUid: member,
      provider: 'gcp',
      actions: [role],
      message: `${who} has ${role}.`,
      conditions: condition ? [condition] : [],
      remedy: `Remove ${member} and name who needs the role.`,
      statements: [placedBinding(binding)],
      ...publicMemberMending({
        member,
        binding: writtenAt(document, place),
        isPublic: it => PUBLIC.has(it),
        place,
        on: document.boundOn,
      }),
      place,
    });
  }
}

function checkBasic(
  document: IamDocument,
  member: string,
  own: readonly GcpBinding[],
  context: IamCheckContext,
): void {
  for (const { role, place, condition } of own) {
    const basic = BASIC_ROLES.get(role as 'roles/owner');
    const conditions = condition ? [condition] : [];
    if (basic) {
      context.report(document, {
        rule: `gcp-basic-role/${role}`,
        severity: conditionalSeverity(basic.severity, conditions),
        reason: conditionalReason(basic.reason, conditions),
        subject: member,
        subjectUid: member,
        provider: 'gcp',
        actions: [role],
        message: `${member} has ${role}: ${basic.reason}.`,
        conditions,
        remedy: BASIC_REMEDY,
        place,
        statements: [placedBinding({ role, place })],
        ...gcpMending({
          on: document.boundOn,
          member,
          roles: [role],
          permissionsOf: () => undefined,
          rules: [],
          others: [],
          keep: context.keep,
          remedy: BASIC_REMEDY,
        }),
      });
    }
  }
}

function checkRules(
  document: IamDocument,
  member: string,
  own: readonly GcpBinding[],
  roles: GcpRoles,
  context: IamCheckContext,
): void {
  // A binding without a condition is preferred: the way is then open as things are.
  const sorted = [...own].sort(
    (a, b) =>
      Number(a.condition !== undefined) - Number(b.condition !== undefined),
  );
  const opened = GCP_ESCALATION_RULES.filter(rule =>
    rule.permissions.every(permission =>
      own.some(each => roles.get(each.role)?.includes(permission)),
    ),
  );
  const open = own.filter(each =>
    opened.some(rule =>
      rule.permissions.some(permission =>
        roles.get(each.role)?.includes(permission),
      ),
    ),
  );
  for (const rule of GCP_ESCALATION_RULES) {
    const granting = rule.permissions.map(permission =>
      sorted.find(each => roles.get(each.role)?.includes(permission)),
    );
    if (granting.every(each => each !== undefined)) {
      const used = Array.from(new Set(granting));
      const conditions = used.flatMap(each => each.condition ?? []);
      context.report(document, {
        rule: `gcp-escalation/${rule.id}`,
        severity: conditionalSeverity(rule.severity, conditions),
        reason: conditionalReason(rule.reason, conditions),
        subject: member,
        subjectUid: member,
        provider: 'gcp',
        actions: rule.permissions,
        message: `${member} may ${rule.permissions.join(' and ')} (${used
          .map(each => each.role)
          .join(', ')}): ${rule.reason}.`,
        conditions,
        remedy: RULE_REMEDY,
        place: used[0].place,
        statements: used.map(placedBinding),
        ...gcpMending({
          on: document.boundOn,
          member,
          roles: Array.from(new Set(open.map(each => each.role))),
          // Of predefined roles no more is known than what rules ask for.
          permissionsOf: each =>
            each.startsWith('roles/') ? undefined : roles.get(each),
          rules: opened,
          others: own
            .filter(each => !open.includes(each))
            .flatMap(each => roles.get(each.role) ?? []),
          keep: context.keep,
          remedy: RULE_REMEDY,
        }),
      });
    }
  }
}
