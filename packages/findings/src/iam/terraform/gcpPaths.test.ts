import {
  CheckTerraform,
  loadCheckTerraform,
} from './__testUtils__/checkTerraform';

/*
 * Ways over service accounts as configurations have them, and configurations that look like one and are none.
 */

let check: CheckTerraform;

beforeAll(async () => {
  check = await loadCheckTerraform();
});

const ACCOUNTS = `
resource "google_service_account" "deploy" {
  account_id = "deploy"
  project    = "lab"
}
resource "google_service_account" "runner" {
  account_id = "runner"
  project    = "lab"
}
`;

const onAccount = (
  name: string,
  account: string,
  role: string,
  member: string,
) => `
resource "google_service_account_iam_member" "${name}" {
  service_account_id = google_service_account.${account}.name
  role               = "${role}"
  member             = ${member}
}
`;

const onProject = (
  name: string,
  role: string,
  member: string,
  project = '"lab"',
) => `
resource "google_project_iam_member" "${name}" {
  project = ${project}
  role    = "${role}"
  member  = ${member}
}
`;

const ADA = '"user:ada@example.org"';
const DEPLOY = 'google_service_account.deploy.member';
const RUNNER = '"serviceAccount:${google_service_account.runner.email}"';
const TOKENS = 'roles/iam.serviceAccountTokenCreator';

const pathsOf = (...parts: string[]) => {
  const { problems, errors } = check({ 'main.tf': ACCOUNTS + parts.join('') });
  expect(errors).toEqual([]);
  return problems.filter(each => each.rule === 'gcp-path');
};

it('are found over accounts of a configuration, at their lines', () => {
  const paths = pathsOf(
    onAccount('ada', 'runner', TOKENS, ADA),
    onAccount('runner', 'deploy', 'roles/iam.serviceAccountUser', RUNNER),
    onProject('runner', 'roles/run.developer', RUNNER),
    onProject('deploy', 'roles/owner', DEPLOY),
  );
  expect(paths.map(each => [each.subject, each.severity, each.line])).toEqual([
    ['user:ada@example.org', 'critical', 11],
    ['serviceAccount:runner@lab.iam.gserviceaccount.com', 'critical', 17],
  ]);
  expect(paths[0].statements?.map(each => each.line)).toEqual([11, 17, 23, 29]);
  expect(paths[0].remediation?.cli.join('\n')).toContain(
    'runner@lab.iam.gserviceaccount.com',
  );
});

it('lead from a folder into the projects that the configuration makes in it', () => {
  const folder = `
resource "google_folder" "labs" {
  display_name = "labs"
  parent       = "organizations/1"
}
resource "google_project" "lab" {
  project_id = "lab"
  name       = "lab"
  folder_id  = google_folder.labs.name
}
resource "google_folder_iam_member" "ada" {
  folder = google_folder.labs.name
  role   = "${TOKENS}"
  member = ${ADA}
}
`;
  const owner = onProject(
    'deploy',
    'roles/owner',
    DEPLOY,
    'google_project.lab.project_id',
  );
  expect(pathsOf(folder, owner).map(each => each.subject)).toEqual([
    'user:ada@example.org',
  ]);
  expect(
    pathsOf(folder.replace('folder_id  = google_folder.labs.name', ''), owner),
  ).toEqual([]);
});

it.each([
  [
    'an account that may do little',
    [
      onAccount('ada', 'runner', TOKENS, ADA),
      onProject('runner', 'roles/viewer', RUNNER),
      onProject('deploy', 'roles/owner', DEPLOY),
    ],
  ],
  [
    'an account that may be acted as where nothing can be run',
    [
      onAccount('ada', 'deploy', 'roles/iam.serviceAccountUser', ADA),
      onProject('ada', 'roles/compute.admin', ADA, '"other"'),
      onProject('deploy', 'roles/owner', DEPLOY),
    ],
  ],
  [
    'a role on the policy of another account',
    [
      onAccount('ada', 'runner', 'roles/iam.serviceAccountAdmin', ADA),
      onProject('deploy', 'roles/owner', DEPLOY),
    ],
  ],
])('are none over %s', (_, parts) => {
  expect(pathsOf(...parts)).toEqual([]);
});
