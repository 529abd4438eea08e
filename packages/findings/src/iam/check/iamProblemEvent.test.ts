import { foldFindings } from '../../fold';
import { readFindings } from '../../read';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { checkIam } from './checkIam';
import { iamProblemEvent } from './iamProblemEvent';

const NOW = '2026-11-01T00:00:00.000Z';

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load([]);
});

const folded = (...documents: unknown[]) => {
  const { problems } = checkIam(
    documents.map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value),
    })),
    { catalog, now: NOW },
  );
  const { records } = readFindings({
    file: 'check.ocsf.json',
    text: JSON.stringify(
      problems.map(it =>
        iamProblemEvent(it, { observedAt: NOW, version: '1.0.0' }),
      ),
    ),
    receivedAt: NOW,
  });
  return { problems, findings: foldFindings(records) };
};

describe('problems as findings', () => {
  it('stay apart where one principal has a role at two scopes of Azure', () => {
    const assignment = (scope: string) => ({
      principalId: 'ada',
      roleDefinitionName: 'Key Vault Administrator',
      roleDefinitionId: '/x',
      scope,
    });
    const { problems, findings } = folded([
      assignment('/subscriptions/1/resourceGroups/a'),
      assignment('/subscriptions/1/resourceGroups/b'),
    ]);
    expect(problems).toHaveLength(2);
    expect(findings).toHaveLength(2);
  });

  it('stay apart where one member has roles in two projects of Google Cloud', () => {
    const policy = {
      bindings: [{ role: 'roles/editor', members: ['user:ada@example.org'] }],
    };
    const { problems, findings } = folded(policy, policy);
    expect(problems).toHaveLength(2);
    expect(findings).toHaveLength(2);
  });

  it('are one where they are found twice', () => {
    const policy = {
      bindings: [{ role: 'roles/editor', members: ['user:ada@example.org'] }],
    };
    const first = folded(policy).findings.map(it => it.key);
    expect(folded(policy).findings.map(it => it.key)).toEqual(first);
  });
});
