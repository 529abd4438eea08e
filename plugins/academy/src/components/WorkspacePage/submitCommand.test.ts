import { submitCommand } from './submitCommand';

describe('submitCommand', () => {
  it('names the token and the targets', () => {
    expect(submitCommand('abc-DEF_1.2~3')).toBe(
      'export ACADEMY_TOKEN=abc-DEF_1.2~3 && make sim-apply sim-destroy submit',
    );
  });

  it('quotes what a shell would read something into', () => {
    expect(submitCommand(`a$(b)'c`)).toBe(
      `export ACADEMY_TOKEN='a$(b)'\\''c' && make sim-apply sim-destroy submit`,
    );
  });
});
