import { GcpResource } from '../check/IamFormat';
import { hclBlock, hclLabel, HclRaw } from './hcl';
import { quoted } from './shell';

/*
 * Roles of Google Cloud are given on a thing, and each kind of thing has its own command and its own resource of Terraform:
 * https://cloud.google.com/sdk/gcloud/reference. Where a policy does not say what it is of, it is taken to be a project's.
 */

/** What `gcloud` calls a kind of thing, and where its name stands among the arguments of Terraform. */
interface Kind {
  command: string;
  argument: string;
  unknown: string;
  /** Further flags. */
  flags?: string;
  /** In the console. */
  page: string;
}

const PROJECT: Kind = {
  command: 'gcloud projects',
  argument: 'project',
  unknown: 'PROJECT_ID',
  page: 'IAM & Admin → IAM',
};

const RUN: Kind = {
  command: 'gcloud run services',
  argument: 'service',
  unknown: 'SERVICE',
  flags: ' --region=REGION',
  page: 'Cloud Run → the service → Security',
};

const KINDS: Readonly<Record<string, Kind>> = {
  project: PROJECT,
  folder: {
    command: 'gcloud resource-manager folders',
    argument: 'folder',
    unknown: 'FOLDER_ID',
    page: 'IAM & Admin → IAM, with the folder chosen above',
  },
  organization: {
    command: 'gcloud organizations',
    argument: 'org_id',
    unknown: 'ORGANISATION_NUMBER',
    page: 'IAM & Admin → IAM, with the organisation chosen above',
  },
  service_account: {
    command: 'gcloud iam service-accounts',
    argument: 'service_account_id',
    unknown: 'SERVICE_ACCOUNT_EMAIL',
    page: 'IAM & Admin → Service Accounts → the account → Principals with access',
  },
  storage_bucket: {
    command: 'gcloud storage buckets',
    argument: 'bucket',
    unknown: 'BUCKET_NAME',
    page: 'Cloud Storage → Buckets → the bucket → Permissions',
  },
  pubsub_topic: {
    command: 'gcloud pubsub topics',
    argument: 'topic',
    unknown: 'TOPIC',
    page: 'Pub/Sub → Topics → the topic → Permissions',
  },
  pubsub_subscription: {
    command: 'gcloud pubsub subscriptions',
    argument: 'subscription',
    unknown: 'SUBSCRIPTION',
    page: 'Pub/Sub → Subscriptions → the subscription → Permissions',
  },
  secret_manager_secret: {
    command: 'gcloud secrets',
    argument: 'secret_id',
    unknown: 'SECRET',
    page: 'Secret Manager → the secret → Permissions',
  },
  artifact_registry_repository: {
    command: 'gcloud artifacts repositories',
    argument: 'repository',
    unknown: 'REPOSITORY',
    flags: ' --location=LOCATION',
    page: 'Artifact Registry → Repositories → the repository → Permissions',
  },
  cloud_run_service: RUN,
  cloud_run_v2_service: { ...RUN, argument: 'name' },
  cloudfunctions_function: {
    command: 'gcloud functions',
    argument: 'cloud_function',
    unknown: 'FUNCTION',
    flags: ' --region=REGION',
    page: 'Cloud Functions → the function → Permissions',
  },
  cloudfunctions2_function: {
    command: 'gcloud functions',
    argument: 'cloud_function',
    unknown: 'FUNCTION',
    flags: ' --region=REGION',
    page: 'Cloud Functions → the function → Permissions',
  },
};

const ANY_PROJECT: GcpResource = { type: 'project', arguments: {} };

/** A service account, or the one that is to be filled in. */
export function serviceAccountResource(
  email = 'SERVICE_ACCOUNT_EMAIL',
): GcpResource {
  return {
    type: 'service_account',
    arguments: { service_account_id: email },
  };
}

/** The command that gives a role on something or takes it. */
export function bindingCommand(
  verb: 'add' | 'remove',
  { role, member }: { role: string; member: string },
  on: GcpResource = ANY_PROJECT,
): string {
  const kind = KINDS[on.type];
  if (!kind) {
    return `# ${verb} ${member} with ${role} in the policy of the ${on.type.replace(
      /_/g,
      ' ',
    )}, by its command set-iam-policy`;
  }
  const name = nameOn(on, kind);
  return `${kind.command} ${verb}-iam-policy-binding ${quoted(
    on.type === 'storage_bucket' ? `gs://${name}` : name,
  )}${kind.flags ?? ''} --member='${member}' --role='${role}'`;
}

/** Where the console shows who has which role. */
export function bindingPage(on: GcpResource = ANY_PROJECT): string {
  return (
    KINDS[on.type]?.page ?? `the ${on.type.replace(/_/g, ' ')} → Permissions`
  );
}

/** One member with one role, as a resource of Terraform. */
export function bindingBlock(
  { role, member }: { role: string | HclRaw; member: string },
  on: GcpResource = ANY_PROJECT,
): string {
  const kind = KINDS[on.type];
  const name =
    role instanceof HclRaw
      ? role.text.split('.')[1]
      : `smaller_${role.replace(/^.*roles\//, '').replace(/\W+/g, '_')}`;
  return hclBlock(
    `resource "google_${on.type}_iam_member" "${hclLabel(name)}"`,
    {
      ...(kind && { [kind.argument]: nameOn(on, kind) }),
      ...(on.type === 'service_account' && {
        service_account_id: accountId(nameOn(on, kind)),
      }),
      ...Object.fromEntries(
        Object.entries(on.arguments).filter(
          ([argument]) => argument !== kind?.argument,
        ),
      ),
      role,
      member,
    },
  );
}

function nameOn({ arguments: named }: GcpResource, kind: Kind): string {
  return named[kind.argument] ?? kind.unknown;
}

function accountId(email: string): string {
  const [, project = 'PROJECT_ID'] =
    /@([^.]+)\.iam\.gserviceaccount\.com$/.exec(email) ?? [];
  return email.includes('/')
    ? email
    : `projects/${project}/serviceAccounts/${email}`;
}
