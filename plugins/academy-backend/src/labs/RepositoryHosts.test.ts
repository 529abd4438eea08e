import { ConfigReader } from '@backstage/config';
import { RepositoryHosts } from './RepositoryHosts';

describe('RepositoryHosts', () => {
  const hosts = RepositoryHosts.fromConfig(
    new ConfigReader({
      integrations: {
        gitea: [
          {
            host: 'git.academy.localhost',
            baseUrl: 'http://localhost:7007/git',
          },
        ],
        gitlab: [
          {
            host: 'gitlab.acme.test',
            apiBaseUrl: 'https://gitlab.acme.test/api/v4',
          },
        ],
      },
    }),
  );
  const both = (repo: string, clone = repo) => ({
    repoUrl: `${repo}/learners/lab/src/branch/main/`,
    cloneUrl: `${clone}/learners/lab.git`,
  });

  it.each([
    ['the address of an integration', 'http://localhost:7007/git'],
    ['the name of an integration', 'http://git.academy.localhost'],
    ['a host of another kind', 'https://gitlab.acme.test'],
    ['a host that Backstage is integrated with itself', 'https://github.com'],
    ['a host in other letters', 'https://GitHub.com'],
  ])('knows %s', (_, url) => {
    expect(() => hosts.assertKnown(both(url))).not.toThrow();
  });

  it.each([
    ['another host', 'https://evil.test'],
    ['another port', 'http://localhost:7008/git'],
    ['a host that only begins alike', 'https://github.com.evil.test'],
    ['a host behind the name of a user', 'https://github.com@evil.test'],
    ['a bucket, which holds no repository', 'https://amazonaws.com'],
    ['an address that is none', 'http://localhost:99999'],
  ])('refuses %s, and names those that it knows', (_, url) => {
    const message =
      /is '.*'.*, but an address on one of .*git\.academy\.localhost, github\.com, gitlab\.acme\.test.*localhost:7007 was expected/;
    expect(() => hosts.assertKnown(both(url))).toThrow(message);
    expect(() => hosts.assertKnown(both('https://github.com', url))).toThrow(
      /^cloneUrl is/,
    );
    expect(() => hosts.assertKnown(both(url, 'https://github.com'))).toThrow(
      /^repoUrl is/,
    );
  });

  it('refuses a page on one host and a repository on another', () => {
    expect(() =>
      hosts.assertKnown(
        both('https://github.com', 'http://localhost:7007/git'),
      ),
    ).toThrow(
      /repoUrl is on github\.com and cloneUrl on localhost:7007.* same host/,
    );
  });
});
