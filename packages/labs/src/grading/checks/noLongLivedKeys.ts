import { checkByCloud, firstComplaint } from '../Check';
import { LabRun } from '../LabRun';

const FORBIDDEN = {
  aws: [
    'aws_iam_access_key',
    'aws_iam_user',
    'aws_iam_user_login_profile',
    'aws_iam_user_ssh_key',
    'aws_iam_service_specific_credential',
    'aws_iam_signing_certificate',
    'aws_key_pair',
  ],
  gcp: [
    'google_service_account_key',
    'google_storage_hmac_key',
    'google_apikeys_key',
  ],
  azure: [
    'azuread_application_password',
    'azuread_service_principal_password',
    'azurerm_container_registry_token_password',
  ],
};

/** Nothing is let in by a key that lives until somebody thinks of it. */
export const noLongLivedKeys = checkByCloud({
  id: 'no-long-lived-keys',
  title: 'No long-lived keys',
  praise: 'Nothing gets in by a key that is stored.',
  hint: {
    aws: 'Remove users, access keys and key pairs: people come by IAM Identity Center, machines by roles.',
    gcp: 'Remove the key: workloads run as the service account, pipelines impersonate it by federation.',
    azure:
      'Set `shared_access_key_enabled = false` on the storage account and leave `admin_enabled` of the registry false.',
  },
  complaint: {
    aws: forbidden,
    gcp: forbidden,
    azure: run =>
      forbidden(run) ??
      firstComplaint(run.planned, ({ type, values }) => {
        if (
          type === 'azurerm_storage_account' &&
          values?.shared_access_key_enabled !== false
        ) {
          return 'can be used with its account key';
        }
        return type === 'azurerm_container_registry' &&
          values?.admin_enabled === true
          ? 'has an admin password'
          : undefined;
      }),
  },
});

function forbidden(run: LabRun) {
  return firstComplaint(
    run.plannedOf(...FORBIDDEN[run.cloud]),
    ({ type }) => `is a long-lived key or the like (${type})`,
  );
}
