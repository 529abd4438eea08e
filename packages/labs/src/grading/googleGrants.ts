import { blocks, isAttributes, strings, text } from '../plan/attributes';
import { PlannedResource } from './LabRun';

/** A role, and to whom it is given. */
export interface GoogleGrant {
  role: string;
  members: string[];
}

/**
 * What a resource of Google gives to whom: by `…_iam_member`, `…_iam_binding` and `…_iam_policy`, by the access of a data
 * set, and by the access lists that buckets have from before there was IAM.
 */
export function googleGrants(resource: PlannedResource): GoogleGrant[] {
  const { type, values } = resource;
  if (/_iam_(member|binding)$/.test(type)) {
    return [
      {
        role: text(values, 'role'),
        members: [text(values, 'member'), ...strings(values, 'members')],
      },
    ];
  }
  if (/_iam_policy$/.test(type)) {
    return bindingsOf(text(values, 'policy_data'));
  }
  switch (type) {
    case 'google_bigquery_dataset':
      return blocks(values, 'access').map(toGrant);
    case 'google_bigquery_dataset_access':
    case 'google_storage_bucket_access_control':
    case 'google_storage_object_access_control':
    case 'google_storage_default_object_access_control':
      return values ? [toGrant(values)] : [];
    case 'google_storage_bucket_acl':
    case 'google_storage_object_acl':
    case 'google_storage_default_object_acl':
      return [
        ...strings(values, 'role_entity').map(it => {
          const [role, member = ''] = it.split(':');
          return { role, members: [member] };
        }),
        ...predefined(text(values, 'predefined_acl')),
        ...predefined(text(values, 'default_acl')),
      ];
    case 'google_storage_bucket_object':
      return predefined(text(values, 'predefined_acl'));
    default:
      return [];
  }
}

export function isForEverybodyOfGoogle(member: string): boolean {
  return /^(iamMember:)?(allUsers|allAuthenticatedUsers)$/.test(member);
}

function toGrant(access: Record<string, unknown>): GoogleGrant {
  return {
    role: text(access, 'role'),
    members: ['special_group', 'iam_member', 'entity'].map(name =>
      text(access, name),
    ),
  };
}

function predefined(acl: string): GoogleGrant[] {
  const everybody = {
    publicRead: 'allUsers',
    publicReadWrite: 'allUsers',
    authenticatedRead: 'allAuthenticatedUsers',
  }[acl];
  return everybody ? [{ role: acl, members: [everybody] }] : [];
}

// What cannot be read gives nothing: Terraform's provider takes no such policy.
function bindingsOf(policy: string): GoogleGrant[] {
  try {
    const document: unknown = JSON.parse(policy);
    return isAttributes(document)
      ? blocks(document, 'bindings').map(binding => ({
          role: text(binding, 'role'),
          members: strings(binding, 'members'),
        }))
      : [];
  } catch {
    return [];
  }
}
