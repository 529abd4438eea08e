import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readChecklist } from './readChecklist';

const valid = `apiVersion: gpu-academy.io/v1alpha1
kind: SecurityChecklist
metadata:
  name: lab
  title: A lab
spec:
  module: MOD-1
  freshWithinHours: 24
  items:
    - id: mfa
      title: MFA is on
      why: Passwords leak
      providers:
        aws:
          checks: [mfa_enabled]
`;

const read = (text: string) => readChecklist({ file: 'lab.yaml', text });
const messages = (text: string) => read(text).errors.map(each => each.message);

describe('readChecklist', () => {
  it('reads a checklist', () => {
    expect(read(valid)).toMatchObject({
      checklist: { spec: { items: [{ id: 'mfa' }] } },
      errors: [],
    });
  });

  it('reads the one of MOD-102, which asks something of three clouds', () => {
    const file = resolve(
      __dirname,
      '../../../../templates/mod-102-cloud-computing/checklists/security.yaml',
    );
    const { checklist, errors } = readChecklist({
      file: 'security.yaml',
      text: readFileSync(file, 'utf8'),
    });
    expect(errors).toEqual([]);
    expect(
      checklist?.spec.items.map(each => Object.keys(each.providers)),
    ).toEqual(Array(6).fill(['aws', 'gcp', 'azure']));
  });

  it.each([
    [
      'a field that is not known',
      valid.replace('why:', 'because:'),
      [
        "lab.yaml, line 10, field spec.items.0: the value must have required property 'why'.",
        "lab.yaml, line 10, field spec.items.0: found the field 'because', which is not known; remove it or correct its name.",
      ],
    ],
    [
      'a value of the wrong kind',
      valid.replace('24', 'daily'),
      [
        'lab.yaml, line 8, field spec.freshWithinHours: the value must be number.',
      ],
    ],
    [
      'another kind of document',
      valid.replace('SecurityChecklist', 'Component'),
      ['lab.yaml, line 2, field kind: expected "SecurityChecklist".'],
    ],
    [
      'two items of one id',
      `${valid}${valid.slice(valid.indexOf('    - id'))}`,
      [
        "lab.yaml, line 16, field spec.items.1.id: found 'mfa' a second time, expected an id of its own for each item.",
      ],
    ],
    ['nothing at all', '', ['lab.yaml: the value must be object.']],
  ])('says where and what is wrong with %s', (_, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('says where text is no YAML', () => {
    const [error] = read(`${valid}\n  bad: [`).errors;
    expect(error).toMatchObject({ file: 'lab.yaml', line: expect.any(Number) });
    expect(error.message).toMatch(
      /^lab\.yaml, line \d+: .* Correct the YAML\.$/,
    );
  });
});
