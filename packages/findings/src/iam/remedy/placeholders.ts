import { NO_ACCOUNT } from '../terraform/resources/TerraformResource';

/*
 * What only its owner knows stands in a smaller policy in capitals. Each such word is here with a value by which the policy is
 * judged as if it were filled in; a policy that holds none can be put there as it is.
 */

const EXAMPLES: Readonly<Record<string, string>> = {
  ACCOUNT_ID: '111122223333',
  APPLICATION_ID: '4711-example.apps',
  EXTERNAL_ID: 'example-4711',
  GROUP_EMAIL: 'example@example.org',
  GROUP_NAME: 'example-group',
  IDENTITY_POOL_ID: 'us-east-1:00000000-0000-4000-8000-000000000000',
  ISSUER_HOST: 'issuer.example.org',
  NAMESPACE_NAME: 'example-namespace',
  ORGANISATION_ID: 'o-a1b2c3d4e5',
  ORGANISATION_NAME: 'example-organisation',
  OWNER_ID: '4711',
  PIPELINE_NAME: 'example-pipeline',
  PROJECT_ID: 'example-project',
  PROJECT_NAME: 'example-project',
  PROVIDER_NAME: 'example-provider',
  REPOSITORY_NAME: 'example-repository',
  ROLE_NAME: 'example-role',
  SERVICE_ACCOUNT_EMAIL: 'example@example-project.iam.gserviceaccount.com',
  SERVICE_ACCOUNT_NAME: 'example-account',
  SERVICE_NAME: 'ec2',
  SUBSCRIPTION_ID: '00000000-0000-4000-8000-000000000000',
  TOKEN_SUBJECT: 'example-subject',
  WORKSPACE_NAME: 'example-workspace',
};

/** A name of letters alone on either side of an underscore; `MY_ROLE_NAME` is another one. */
const WORDS = new RegExp(
  `(?<![A-Z_])(?:${Object.keys(EXAMPLES).join('|')})(?![A-Z_])`,
  'g',
);

/** Where an account stands, in ARNs and by itself. */
const NOBODYS = new RegExp(`(?<=[:"])${NO_ACCOUNT}(?=[:"])`, 'g');

/** Words of a document that are to be filled in, each once, as they stand in it. */
export function placeholdersIn(document: unknown): string[] {
  const text = JSON.stringify(document).replace(NOBODYS, 'ACCOUNT_ID');
  return Array.from(new Set(text.match(WORDS) ?? []));
}

/** The document as if it were filled in. */
export function filledIn<T>(document: T, own: Record<string, string> = {}): T {
  return JSON.parse(
    JSON.stringify(document).replace(WORDS, it => own[it] ?? EXAMPLES[it]),
  );
}

/** A text of a document that was filled in, as it stood in it. */
export function unfilled(text: string, word: keyof typeof EXAMPLES): string {
  return text.replaceAll(EXAMPLES[word], word);
}
