import { parseLabContract } from '../lab/parseLabContract';
import { recordedRun } from './__fixtures__/evidenceOf';
import { checkLabContract } from './checkLabContract';
import { describeChecks } from './describeChecks';

const contract = {
  ...parseLabContract(recordedRun('lab-2', 'gcp')['lab.yaml']),
  checks: describeChecks('mod-102/lab-2', 'gcp').map(
    ({ id, points, required, hint }) => ({ id, points, required, hint }),
  ),
  ttl: 'PT4H',
  allow: { providers: ['hashicorp/google'], backends: ['gcs'] },
  rubric: [
    {
      id: 'narrow',
      title: 'Access is narrow',
      objective: 'least-privilege-access',
      points: 100,
      checks: ['policy-narrowed'],
      levels: [
        { title: 'Missing', points: 0, description: 'Everything is open.' },
        { title: 'Proficient', points: 100, description: 'Nothing is.' },
      ],
    },
  ],
};

describe('checkLabContract', () => {
  it('finds nothing in a contract that agrees with its grader', () => {
    expect(checkLabContract(contract)).toEqual([]);
    expect(checkLabContract({ ...contract, itemId: 'lab-9' })).toEqual([]);
  });

  it('names every place that does not, and what was expected', () => {
    const [first, second, ...others] = contract.checks;
    const problems = checkLabContract({
      ...contract,
      checks: [
        { ...first, id: 'weather' },
        { ...second, points: 50, required: false },
        ...others,
      ],
      ttl: 'PT8H',
      allow: { provisioners: ['local-exec'] },
      rubric: [{ ...contract.rubric[0], points: 90, checks: ['weather'] }],
    });

    expect(problems.map(it => `${it.pointer}: ${it.message}`)).toEqual([
      '/checks: the grader makes the check workspace-matches, which is not announced',
      '/checks/0/id: the grader makes no check weather',
      '/checks/1: source-allowed gives 50 points, the grader gives 5, and requires it',
      '/rubric: its criteria give 90 points, expected 100',
      '/rubric/0/checks: narrow names the check weather, which the grader does not make',
      '/rubric/0/levels: the best level of narrow does not give its 90 points',
      '/allow/provisioners: local-exec is allowed, which the grader refuses; expected none',
      '/ttl: PT8H is not the 4 hours of the lab, expected PT4H',
    ]);
  });
});
