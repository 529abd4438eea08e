import { readHcl } from './readHcl';

describe('HCL', () => {
  it('is read into data', async () => {
    expect(
      await readHcl(
        'main.tf',
        'output "about" {\n  value = "${path.module}"\n}\n',
      ),
    ).toEqual({
      documents: [{ output: { about: [{ value: '${path.module}' }] } }],
      lines: [1],
    });
  });

  it('that cannot be read is told with its line', async () => {
    expect(await readHcl('main.tf', 'locals {\n  a = \n}\n')).toEqual({
      fault: expect.stringMatching(/Invalid expression/),
      line: 2,
    });
  });
});
