import { submitCommand } from './submitCommand';

const CLONE_URL = 'http://git.localhost/learners/ada-lab-1.git';

describe('submitCommand', () => {
  it('goes into the clone, names the token and the targets', () => {
    expect(submitCommand('abc-DEF_1.2~3', CLONE_URL)).toBe(
      'cd ada-lab-1 && export ACADEMY_TOKEN=abc-DEF_1.2~3 && make sim-apply sim-destroy submit',
    );
  });

  it.each(['https://github.com/ada/my.lab', 'https://github.com/ada/my.lab/'])(
    'names the folder of %s as git does',
    cloneUrl => {
      expect(submitCommand('t', cloneUrl)).toMatch(/^cd my\.lab && /);
    },
  );

  it('quotes what a shell would read something into', () => {
    expect(submitCommand(`a$(b)'c`, CLONE_URL)).toBe(
      `cd ada-lab-1 && export ACADEMY_TOKEN='a$(b)'\\''c' && make sim-apply sim-destroy submit`,
    );
  });
});
