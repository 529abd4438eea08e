import fs from 'node:fs';
import path from 'node:path';
import { LabContractError } from './LabContractError';
import { parseLabContract } from './parseLabContract';

const text = fs.readFileSync(
  path.join(__dirname, '../grading/__fixtures__/lab-1-simulated/lab.yaml'),
  'utf8',
);

function errorOf(changed: string): LabContractError {
  try {
    parseLabContract(changed);
  } catch (error) {
    expect(error).toBeInstanceOf(LabContractError);
    return error as LabContractError;
  }
  throw new Error('expected a LabContractError');
}

describe('parseLabContract', () => {
  it('reads what the template writes', () => {
    expect(parseLabContract(text)).toMatchObject({
      workspaceId: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
      provider: 'aws',
      hours: 4,
      budget: { amount: '10', currency: 'USD' },
      cloudSim: { digest: expect.stringMatching(/^sha256:/) },
    });
  });

  it.each([
    ['not YAML', 'a: [', undefined, /lab\.yaml is not YAML: .*line 1/],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      undefined,
      /lab\.yaml cannot be read: Excessive alias count/,
    ],
    [
      'a digest that pins nothing',
      text.replace(/digest: .*/, 'digest: latest'),
      '/cloudSim/digest',
      /\/cloudSim\/digest must match pattern/,
    ],
    [
      'an amount that is a number',
      text.replace(/amount: .*/, 'amount: 10.1'),
      '/budget/amount',
      /\/budget\/amount must be string/,
    ],
    [
      'a field that it does not know',
      `${text}\ngrade: 100\n`,
      '/grade',
      /\/grade is not a known field/,
    ],
    [
      'a provider that there is not',
      text.replace('provider: aws', 'provider: moon'),
      '/provider',
      /\/provider must be "aws" or "gcp" or "azure"/,
    ],
    [
      'a missing field',
      text.replace(/scopeId: .*/, ''),
      '/scopeId',
      /\/scopeId is missing/,
    ],
  ])('names the place of %s', (_, changed, pointer, message) => {
    const error = errorOf(changed);

    expect(error.pointer).toBe(pointer);
    expect(error.message).toMatch(message);
  });
});
