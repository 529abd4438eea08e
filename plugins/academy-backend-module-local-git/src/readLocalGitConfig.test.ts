import { mockServices } from '@backstage/backend-test-utils';
import path from 'node:path';
import { readLocalGitConfig } from './readLocalGitConfig';

function configOf(localGit: object | undefined, gitea?: object) {
  return mockServices.rootConfig({
    data: {
      backend: { baseUrl: 'http://localhost:7007' },
      academy: { localGit },
      integrations: {
        gitea: [
          gitea ?? {
            host: 'localhost:7007',
            baseUrl: 'http://localhost:7007/git',
            username: 'academy',
            password: 'secret',
          },
        ],
      },
    } as any,
  });
}

describe('readLocalGitConfig', () => {
  const enabled = { enabled: true, root: 'data/git' };

  it('is off unless it is enabled', () => {
    expect(readLocalGitConfig(configOf(undefined), undefined)).toBeUndefined();
    expect(
      readLocalGitConfig(configOf({ root: 'data/git' }), undefined),
    ).toBeUndefined();
  });

  it('takes its account from the integration of its own address', () => {
    expect(readLocalGitConfig(configOf(enabled), 'development')).toEqual({
      root: path.resolve('data/git'),
      organizations: ['learners'],
      baseUrl: 'http://localhost:7007/git',
      host: 'localhost:7007',
      account: { username: 'academy', password: 'secret' },
    });
  });

  it('refuses production, unless it is told that it may', () => {
    expect(() => readLocalGitConfig(configOf(enabled), 'production')).toThrow(
      /NODE_ENV is production.*allowInProduction/,
    );
    expect(
      readLocalGitConfig(
        configOf({ ...enabled, allowInProduction: true }),
        'production',
      ),
    ).toBeDefined();
  });

  it('says what to add where no integration gives it an account', () => {
    const other = { host: 'gitea.example.com', username: 'a', password: 'b' };

    expect(() =>
      readLocalGitConfig(configOf(enabled, other), undefined),
    ).toThrow(
      'integrations.gitea has no entry with baseUrl http://localhost:7007/git, host localhost:7007',
    );
  });

  it('refuses an organization that could leave its folder', () => {
    expect(() =>
      readLocalGitConfig(
        configOf({ ...enabled, organizations: ['../other'] }),
        undefined,
      ),
    ).toThrow("organizations holds '../other'");
  });
});
