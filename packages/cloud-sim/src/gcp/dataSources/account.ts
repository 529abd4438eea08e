import {
  isCtyObject,
  knownBlocks,
  knownString,
  knownStrings,
} from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { accountInIds } from '../../simulation/Scope';
import { digitsOf, numberOf } from '../../simulation/simulatedDigits';
import { ATTRIBUTION_LABEL } from '../configure';
import { serviceAccountEmail } from '../identify';
import { projectNumber, projectOf } from '../places';

/** `google_client_config`: what the provider block says, and a token that opens nothing. */
export const clientConfig: DataSource = ({ scope }) => {
  const project = accountInIds(scope);
  const { [ATTRIBUTION_LABEL]: _attribution, ...defaultLabels } =
    scope.defaultTags;
  return {
    id: `projects/"${project}"/regions/"${scope.region}"/zones/"${
      scope.zone ?? ''
    }"/scopes/[]`,
    project,
    region: scope.region,
    zone: scope.zone ?? '',
    access_token: 'simulated',
    default_labels: defaultLabels,
  };
};

/** `google_client_openid_userinfo`. */
export const openIdUserInfo: DataSource = ({ scope }) => {
  const email = serviceAccountEmail('simulated', accountInIds(scope));
  return { id: email, email };
};

/** `google_project`: the project of the provider block, or the one that is named. */
export const project: DataSource = ({ config, scope }) => {
  const id = knownString(config.project_id) ?? accountInIds(scope);
  return {
    id: `projects/${id}`,
    project_id: id,
    name: `${id} (simulated)`,
    number: projectNumber(id),
    billing_account: '000000-000000-000000',
    org_id: numberOf('organization', 12),
    folder_id: '',
    auto_create_network: false,
    deletion_policy: 'PREVENT',
    labels: {},
    terraform_labels: {},
    effective_labels: {},
  };
};

/** `google_project_service`: every API is enabled that Terraform enabled. */
export const projectService: DataSource = ({ config, scope, inventory }) => {
  const id = `${projectOf(config, scope)}/${knownString(config.service)}`;
  const found = inventory.find(
    entry => entry.type === 'google_project_service' && entry.id === id,
  );
  return (
    found?.state ??
    errorDiagnostic(
      `Project service not found: ${id} (simulated)`,
      'Cloud-sim knows the services that Terraform enabled in it.',
      ['service'],
    )
  );
};

/** `google_billing_account`: whichever is named, open. */
export const billingAccount: DataSource = ({ config, scope }) => {
  const id =
    knownString(config.billing_account)?.replace(/^billingAccounts\//, '') ??
    '000000-000000-000000';
  return {
    id,
    name: `billingAccounts/${id}`,
    display_name: 'Simulated billing account',
    currency_code: 'USD',
    open: true,
    project_ids: [accountInIds(scope)],
  };
};

/** `google_compute_default_service_account`. */
export const defaultServiceAccount: DataSource = ({ config, scope }) => {
  const own = projectOf(config, scope);
  const email = `${projectNumber(own)}-compute@developer.gserviceaccount.com`;
  return {
    id: `projects/${own}/serviceAccounts/${email}`,
    name: `projects/${own}/serviceAccounts/${email}`,
    project: own,
    email,
    member: `serviceAccount:${email}`,
    display_name: 'Compute Engine default service account (simulated)',
    unique_id: numberOf(email, 21),
  };
};

/** `google_storage_project_service_account`. */
export const storageServiceAccount: DataSource = ({ config, scope }) => {
  const own = projectOf(config, scope);
  const email = `service-${projectNumber(
    own,
  )}@gs-project-accounts.iam.gserviceaccount.com`;
  return {
    id: email,
    project: own,
    email_address: email,
    member: `serviceAccount:${email}`,
  };
};

/** `google_bigquery_default_service_account`. */
export const bigQueryServiceAccount: DataSource = ({ config, scope }) => {
  const own = projectOf(config, scope);
  const email = `bq-${projectNumber(
    own,
  )}@bigquery-encryption.iam.gserviceaccount.com`;
  return { id: email, project: own, email, member: `serviceAccount:${email}` };
};

/** `google_storage_transfer_project_service_account`. */
export const transferServiceAccount: DataSource = ({ config, scope }) => {
  const own = projectOf(config, scope);
  const email = `project-${projectNumber(
    own,
  )}@storage-transfer-service.iam.gserviceaccount.com`;
  return {
    id: email,
    project: own,
    email,
    member: `serviceAccount:${email}`,
    subject_id: numberOf(email, 21),
  };
};

/** `google_organization`: whichever is named. */
export const organization: DataSource = ({ config }) => {
  const named = knownString(config.organization)?.replace(
    /^organizations\//,
    '',
  );
  const id = named ?? numberOf('organization', 12);
  return {
    id: `organizations/${id}`,
    name: `organizations/${id}`,
    org_id: id,
    domain: knownString(config.domain) ?? 'simulated.example',
    directory_customer_id: 'C0simulated',
    create_time: '2026-01-01T00:00:00Z',
    lifecycle_state: 'ACTIVE',
  };
};

/** `google_service_account_access_token`: a token that opens nothing. */
export const accessToken: DataSource = ({ config }) => ({
  id: `projects/-/serviceAccounts/${
    knownString(config.target_service_account) ?? ''
  }`,
  access_token: 'simulated',
});

/** `google_iam_policy` needs no cloud: it writes a policy as JSON, in order of roles. */
export const iamPolicy: DataSource = ({ config }) => {
  const bindings = knownBlocks(config.binding)
    .map(block => {
      const [condition] = knownBlocks(block.condition);
      return {
        ...(isCtyObject(condition) && {
          condition: {
            description: knownString(condition.description) || undefined,
            expression: knownString(condition.expression),
            title: knownString(condition.title),
          },
        }),
        members: [...knownStrings(block.members)].sort(),
        role: knownString(block.role) ?? '',
      };
    })
    .sort((a, b) => (a.role < b.role ? -1 : 1));
  const auditConfigs = knownBlocks(config.audit_config).map(block => ({
    auditLogConfigs: knownBlocks(block.audit_log_configs).map(log => ({
      exemptedMembers: knownStrings(log.exempted_members),
      logType: knownString(log.log_type),
    })),
    service: knownString(block.service),
  }));
  const policy = JSON.stringify({
    ...(auditConfigs.length > 0 && { auditConfigs }),
    ...(bindings.length > 0 && { bindings }),
  });
  return { id: digitsOf(policy, 10), policy_data: policy };
};
