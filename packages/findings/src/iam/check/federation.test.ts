import fc from 'fast-check';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { checkIam } from './checkIam';

const POOL = 'projects/4711/locations/global/workloadIdentityPools/ci';
const provider = (attributeCondition?: string) => ({
  name: `${POOL}/providers/github`,
  state: 'ACTIVE',
  oidc: { issuerUri: 'https://token.actions.githubusercontent.com' },
  attributeMapping: { 'google.subject': 'assertion.sub' },
  attributeCondition,
});
const policy = (...members: string[]) => ({
  bindings: [{ role: 'roles/storage.objectViewer', members }],
  etag: 'x',
});
const credential = {
  id: 'c-1',
  name: 'ci',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: null,
  audiences: ['api://AzureADTokenExchange'],
  claimsMatchingExpression: {
    value: "claims['sub'] matches 'repo:org/*'",
    languageVersion: 1,
  },
};

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load([]);
});

function check(...values: unknown[]) {
  const { problems, errors, unrecognised } = checkIam(
    values.map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value, undefined, 1),
    })),
    { catalog, now: '2026-11-01T00:00:00.000Z' },
  );
  expect([errors, unrecognised]).toEqual([[], []]);
  return problems.map(({ rule, file, line, subject }) => ({
    rule,
    file,
    line,
    subject,
  }));
}

describe('checkIam of federated identities', () => {
  it.each([
    ['one provider', provider(), 1],
    ['a list of them', [provider()], 2],
    [
      'an answer of the API',
      { workloadIdentityPoolProviders: [provider()] },
      3,
    ],
  ])('judges %s of a pool of Google', (_, value, line) => {
    expect(check(value)).toEqual([
      {
        rule: 'gcp-federation/condition-missing',
        file: '0.json',
        line,
        subject: 'the provider ci/providers/github',
      },
    ]);
  });

  it('judges bindings by the providers in other files', () => {
    const everybody = `principalSet://iam.googleapis.com/${POOL}/*`;
    expect(check(policy(everybody)).map(each => each.rule)).toEqual([
      'gcp-federation/pool-any',
    ]);
    expect(
      check(
        policy(everybody),
        provider("assertion.repository_id == '4711'"),
      ).map(each => each.rule),
    ).toEqual([]);
  });

  it.each([
    ['Graph', { value: [credential] }, 3],
    ['the CLI', [credential], 2],
    [
      'Resource Manager',
      {
        id: 'c-1',
        name: 'ci',
        properties: {
          issuer: credential.issuer,
          audiences: credential.audiences,
          claimsMatchingExpression: credential.claimsMatchingExpression,
        },
      },
      1,
    ],
  ])(
    'judges federated credentials of Entra as %s has them',
    (_, value, line) => {
      expect(check(value)).toEqual([
        {
          rule: 'azure-federation/subject-organisation',
          file: '0.json',
          line,
          subject: 'the credential ci',
        },
      ]);
    },
  );

  it('never throws, whatever a provider or a credential holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Record<string, unknown>>(provider('true'), credential),
        fc.constantFrom(
          'oidc',
          'attributeMapping',
          'attributeCondition',
          'issuer',
          'audiences',
          'subject',
          'claimsMatchingExpression',
        ),
        fc.jsonValue(),
        (document, field, value) => {
          const { errors } = checkIam(
            [
              {
                file: 'fuzz.json',
                text: JSON.stringify({ ...document, [field]: value }),
              },
            ],
            { catalog, now: '2026-11-01T00:00:00.000Z' },
          );
          expect(errors.every(each => each.file === 'fuzz.json')).toBe(true);
        },
      ),
    );
  });
});
