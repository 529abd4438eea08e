/*
 * The credentials file by which Google's libraries exchange the token of a pipeline for a short-lived one. Format:
 * https://google.aip.dev/auth/4117
 */
const { CI_PROJECT_DIR, GCP_WORKLOAD_IDENTITY_PROVIDER } = process.env;
const [account] = process.argv.slice(2);

if (!CI_PROJECT_DIR || !GCP_WORKLOAD_IDENTITY_PROVIDER || !account) {
  console.error(
    'Expected CI_PROJECT_DIR and GCP_WORKLOAD_IDENTITY_PROVIDER in the environment, and a service account as the argument.',
  );
  process.exit(1);
}

console.log(
  JSON.stringify({
    type: 'external_account',
    audience: `//iam.googleapis.com/${GCP_WORKLOAD_IDENTITY_PROVIDER}`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    credential_source: { file: `${CI_PROJECT_DIR}.token` },
    service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`,
  }),
);
