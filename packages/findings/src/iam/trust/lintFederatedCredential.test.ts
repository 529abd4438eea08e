import {
  FederatedCredential,
  FederatedCredentialProblemId,
  lintFederatedCredential,
} from './lintFederatedCredential';

const GITHUB = 'https://token.actions.githubusercontent.com';
const GITLAB = 'https://gitlab.com';

const credential = (
  changes: Partial<FederatedCredential>,
): FederatedCredential => ({
  name: 'ci',
  issuer: GITHUB,
  audiences: ['api://AzureADTokenExchange'],
  ...changes,
});
const flexible = (claimsMatchingExpression: string, issuer = GITHUB) =>
  credential({ claimsMatchingExpression, issuer });

// Each of the credentials with the verdict it deserves, and why.
const CASES: Array<
  [FederatedCredential, FederatedCredentialProblemId[], string]
> = [
  [
    credential({ subject: 'repo:org/lab:ref:refs/heads/main' }),
    [],
    'one branch of one repository',
  ],
  [
    credential({ subject: 'repo:org/lab:environment:prod' }),
    [],
    'an environment of one repository',
  ],
  [
    credential({ subject: 'repo:org/lab:pull_request' }),
    ['subject-pull-request'],
    'changes that nobody has reviewed',
  ],
  [credential({}), ['subject-missing'], 'no subject at all'],
  [
    credential({ subject: 'repo:org/*' }),
    ['subject-literal-star'],
    'a star is a star: no token has it',
  ],
  [
    credential({ subject: 'repository_owner:org' }),
    ['subject-organisation'],
    'a subject that all repositories of the owner have',
  ],
  [
    credential({ subject: 'environment:prod' }),
    ['subject-any'],
    'a subject that anybody can have',
  ],
  [
    credential({
      subject: 'system:serviceaccount:lab:trainer',
      issuer: 'https://westeurope.oic.prod-aks.azure.com/t/c/',
    }),
    [],
    'one service account of one cluster',
  ],
  [
    credential({
      subject: 'repo:org/lab:ref:refs/heads/main',
      issuer: 'http://token.actions.githubusercontent.com',
    }),
    ['issuer-insecure'],
    'keys come over a connection that anybody on the way can change',
  ],
  [
    credential({
      subject: 'repo:org/lab:ref:refs/heads/main',
      audiences: [],
    }),
    ['audience-missing'],
    'a token for anybody will do',
  ],
  [
    credential({
      subject: 'repo:org/lab:ref:refs/heads/main',
      audiences: ['sts.amazonaws.com'],
    }),
    ['audience-shared'],
    'tokens that were made for another cloud',
  ],
  [
    flexible("claims['sub'] matches 'repo:org/lab:ref:refs/heads/*'"),
    [],
    'any branch of one repository',
  ],
  [
    flexible("claims['sub'] eq 'repo:org/lab:ref:refs/heads/main'"),
    [],
    'one branch of one repository, as an expression',
  ],
  [
    flexible("claims['sub'] matches 'repo:org/*'"),
    ['subject-organisation'],
    'every repository of the owner',
  ],
  [
    flexible("claims['sub'] matches 'repo:org*'"),
    ['subject-any'],
    'owners that only begin alike',
  ],
  [
    flexible("claims['sub'] matches '*:ref:refs/heads/main'"),
    ['subject-any'],
    'every main branch in the world',
  ],
  [flexible("claims['sub'] matches '*'"), ['subject-any'], 'everybody'],
  [
    flexible(
      "claims['sub'] matches 'repo:org/*' and claims['job_workflow_ref'] matches 'org/ci/.github/workflows/deploy.yml@refs/heads/*'",
    ),
    [],
    'any repository, but by one reviewed workflow',
  ],
  [
    flexible("claims['job_workflow_ref'] matches 'org/*/.github/workflows/*'"),
    ['subject-organisation'],
    'whatever workflow of whatever repository of the owner',
  ],
  [
    flexible("claims['sub'] eq 'repo:org/*'"),
    [],
    'compared to the letter: nobody has it, nobody gets in',
  ],
  [
    flexible(
      "claims['sub'] matches 'project_path:group/lab:ref_type:branch:ref:*'",
      GITLAB,
    ),
    [],
    'any branch of one project',
  ],
  [
    flexible("claims['sub'] matches 'project_path:group/*'", GITLAB),
    ['subject-organisation'],
    'every project of a group',
  ],
  [
    flexible(
      "claims['sub'] matches 'organization:org:project:net:workspace:dns:run_phase:*'",
      'https://app.terraform.io',
    ),
    [],
    'every phase of one workspace',
  ],
  [
    flexible(
      "claims['sub'] matches 'organization:*:project:*:workspace:dns:run_phase:*'",
      'https://app.terraform.io',
    ),
    ['subject-any'],
    'any organisation can call a workspace dns',
  ],
  [
    flexible("claims['sub'] startsWith 'repo:org/lab'"),
    ['expression-unread'],
    'there is no such operator',
  ],
  [
    flexible(
      "claims['sub'] eq 'repo:org/lab:pull_request' or claims['sub'] eq 'x'",
    ),
    ['expression-unread'],
    'there is no or',
  ],
  [
    credential({
      subject: 'repo:org/lab:ref:refs/heads/main',
      claimsMatchingExpression: "claims['sub'] matches 'repo:org/lab:*'",
    }),
    ['subject-twice'],
    'of both Entra takes one',
  ],
];

describe('a federated identity credential', () => {
  it.each(
    CASES.map(([each, verdict, because]) => [because, verdict, each] as const),
  )('is judged rightly: %s → %j', (_, verdict, each) => {
    expect(lintFederatedCredential(each).map(it => it.id)).toEqual(verdict);
  });

  it('says what is met by whom, and what to name', () => {
    expect(
      lintFederatedCredential(flexible("claims['sub'] matches 'repo:org/*'")),
    ).toEqual([
      {
        id: 'subject-organisation',
        severity: 'high',
        message:
          "the expression claims['sub'] matches 'repo:org/*' is met by everything of one owner, what is made there tomorrow included; name what is meant, e.g. repo:org/repo:ref:refs/heads/main",
      },
    ]);
  });
});
