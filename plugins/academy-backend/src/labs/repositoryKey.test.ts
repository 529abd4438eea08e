import { repositoryKey } from './repositoryKey';

describe('repositoryKey', () => {
  it.each([
    'https://github.com/acme/Lab-1',
    'https://github.com/acme/Lab-1.git',
    'https://github.com/acme/Lab-1/',
    'https://github.com/acme/Lab-1.git//',
    'https://GitHub.com/acme/Lab-1.git',
    'https://github.com:443/acme/Lab-1.git',
    'http://github.com/acme/Lab-1.git',
    'https://github.com//acme/./Lab%2D1.git',
  ])('is the same for %s', url => {
    expect(repositoryKey(url)).toBe('github.com/acme/Lab-1');
  });

  it('differs by port, owner, name, and the case of a path', () => {
    const keys = [
      'http://localhost:7007/git/learners/lab',
      'http://localhost:7008/git/learners/lab',
      'http://localhost:7007/git/others/lab',
      'http://localhost:7007/git/learners/lab-2',
      'http://localhost:7007/git/learners/Lab',
    ].map(repositoryKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['http://localhost:99999/lab.git', 'https://github.com/%E0%A4'])(
    'refuses %s, which is no address',
    url => {
      expect(() => repositoryKey(url)).toThrow(
        /cloneUrl is '.*', but the address of a repository was expected/,
      );
    },
  );
});
