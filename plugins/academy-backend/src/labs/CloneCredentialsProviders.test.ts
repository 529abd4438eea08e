import { CloneCredentialsProviders } from './CloneCredentialsProviders';

describe('CloneCredentialsProviders', () => {
  const providers = new CloneCredentialsProviders();
  providers.addCloneCredentialsProvider({
    host: 'localhost:7007',
    getCloneCredentials: async (url, { workspaceId }) =>
      url.includes('/learners/') && workspaceId === 'w1'
        ? { username: 'ada', password: 'p@ss/word' }
        : undefined,
  });

  it('puts the credentials of the host into the command, escaped', async () => {
    expect(
      await providers.cloneCommand({
        id: 'w1',
        cloneUrl: 'http://localhost:7007/git/learners/lab.git',
      }),
    ).toBe(
      'git clone http://ada:p%40ss%2Fword@localhost:7007/git/learners/lab.git',
    );
  });

  it('leaves credentials out where nobody hands them out', async () => {
    expect(
      await providers.cloneCommand({
        id: 'w1',
        cloneUrl: 'https://github.com/acme/lab.git',
      }),
    ).toBe('git clone https://github.com/acme/lab.git');
    expect(
      await providers.cloneCommand({
        id: 'w1',
        cloneUrl: 'http://localhost:7007/git/others/lab.git',
      }),
    ).toBe('git clone http://localhost:7007/git/others/lab.git');
  });

  it('asks the host on behalf of the workspace, and of no other', async () => {
    expect(
      await providers.cloneCommand({
        id: 'w2',
        cloneUrl: 'http://localhost:7007/git/learners/lab.git',
      }),
    ).toBe('git clone http://localhost:7007/git/learners/lab.git');
  });

  it('refuses a second provider of one host', () => {
    expect(() =>
      providers.addCloneCredentialsProvider({
        host: 'localhost:7007',
        getCloneCredentials: async () => undefined,
      }),
    ).toThrow(/'localhost:7007' are provided already/);
  });
});
