import fc from 'fast-check';
import {
  bundleOf,
  CLOUDS,
  evidenceOf,
  Files,
  LABS,
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './__fixtures__/evidenceOf';
import { json, text, without } from './__fixtures__/mutations';
import { describeChecks } from './describeChecks';
import { diffGrades } from './diffGrades';
import { grade, hasGrader } from './grade';
import { gradeBundle } from './gradeBundle';
import { LAB_GRADERS } from './labGraders';
import { LabRun } from './LabRun';
import { runChecks } from './runChecks';
import { withoutDetails } from './withoutDetails';

const honest = recordedRun('lab-1', 'aws');
const workspace = workspaceOf('aws');

async function gradeOf(files: Files, known = workspace) {
  return grade('mod-102/lab-1', await scannedEvidenceOf(files, 'aws'), known);
}

describe('the graders', () => {
  it.each([...LAB_GRADERS])(
    'of %s give 100 points, all told',
    (_, { checks }) => {
      const ids = checks.map(([{ id }]) => id);

      expect(checks.reduce((sum, [, points]) => sum + points, 0)).toBe(100);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('are found by module and item, and described in the words of a cloud', () => {
    expect(hasGrader('mod-102/lab-1')).toBe(true);
    expect(hasGrader('mod-999/lab-1')).toBe(false);
    expect(describeChecks('mod-999/lab-1', 'aws')).toEqual([]);
    const hints = CLOUDS.map(
      cloud =>
        describeChecks('mod-102/lab-1', cloud).find(
          ({ id }) => id === 'no-open-ssh',
        )?.hint,
    );
    expect(new Set(hints).size).toBe(3);
    expect(() => grade('mod-999/lab-1', evidenceOf(honest))).toThrow(
      "No grader for 'mod-999/lab-1', expected one of mod-102/lab-1, ",
    );
  });
});

describe('honest runs', () => {
  it.each(LABS.flatMap(item => CLOUDS.map(cloud => [item, cloud] as const)))(
    'of %s on %s pass in full, without the portal and with it',
    async (item, cloud) => {
      const evidence = await scannedEvidenceOf(
        recordedRun(item, cloud),
        cloud,
        { itemId: item },
      );
      for (const known of [undefined, workspaceOf(cloud)]) {
        const result = grade(`mod-102/${item}`, evidence, known);

        expect(result.checks.filter(it => it.outcome !== 'passed')).toEqual([]);
        expect(result).toMatchObject({ outcome: 'passed', score: 100 });
      }
    },
  );
});

describe('a grade', () => {
  it('is the same to the byte for the same evidence and version', async () => {
    const files = json('fmt.json', fmt => (fmt.exitCode = 3))(honest);
    const [one, other] = await Promise.all([gradeOf(files), gradeOf(files)]);

    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('is the same to the byte in whatever order the files come', async () => {
    const expected = JSON.stringify(await gradeOf(honest));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(honest), {
          minLength: Object.keys(honest).length,
        }),
        async names => {
          const files = Object.fromEntries(
            names.map(name => [name, honest[name]]),
          );
          expect(JSON.stringify(await gradeOf(files))).toBe(expected);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('is invalid, and not failed, where a file is nothing that Terraform writes', async () => {
    const cases: [string, Files, RegExp][] = [
      [
        'plan.json',
        { ...honest, 'plan.json': '{' },
        /line 1, column 2: not JSON/,
      ],
      [
        'plan.json',
        json('plan.json', plan => (plan.format_version = '2.0'))(honest),
        /\/format_version: found "2\.0", expected 1\.x/,
      ],
      [
        'plan.json',
        json('plan.json', plan => (plan.resource_changes = [{}]))(honest),
        /\/resource_changes\/0\/address is missing/,
      ],
      [
        'apply.jsonl',
        { ...honest, 'apply.jsonl': `${honest['apply.jsonl']}Error!\n` },
        /apply\.jsonl cannot be read: line \d+, column 1: not JSON/,
      ],
      [
        'apply.jsonl',
        text('apply.jsonl', '"ui":"1.2"', '"ui":"2.0"')(honest),
        /the log has format 2\.0, expected 1\.x/,
      ],
      [
        'state-after-destroy.json',
        { ...honest, 'state-after-destroy.json': '{"format_version":"4"}' },
        /found "4", expected 1\.x/,
      ],
      [
        'inventory-after-destroy.json',
        { ...honest, 'inventory-after-destroy.json': '{}' },
        /inventory-after-destroy\.json cannot be read/,
      ],
      ['lab.yaml', { ...honest, 'lab.yaml': 'schema: x' }, /\/schema must be/],
      [
        'source.json',
        { ...honest, 'source.json': '{"files": 7}' },
        /source\.json cannot be read/,
      ],
    ];
    for (const [file, files, message] of cases) {
      const result = await gradeOf(files);

      expect(result.outcome).toBe('invalid');
      expect(result.checks[0]).toMatchObject({
        outcome: 'error',
        points: 0,
        message: expect.stringMatching(message),
        evidence: expect.stringContaining(file),
      });
    }
  });

  it('is failed where a file is missing, by the checks that need it and no other', async () => {
    const { outcome, checks } = await gradeOf(without('apply.jsonl')(honest));

    expect(outcome).toBe('failed');
    expect(
      checks.filter(it => it.outcome === 'failed').map(({ id }) => id),
    ).toEqual(['apply-complete', 'destroy-complete']);
  });

  it('is an error where the grader broke, and tells the instructor alone what', () => {
    const broken = {
      id: 'broken',
      title: 'Broken',
      hint: 'Wait.',
      run() {
        throw new TypeError('x is not a function');
      },
    };
    const { outcome, checks } = runChecks(
      { version: 'test@1', checks: [[broken, 100]] },
      new LabRun(evidenceOf(honest), workspace),
    );

    expect(outcome).toBe('error');
    expect(checks[0].detail).toContain('x is not a function');
    expect(JSON.stringify(withoutDetails(checks))).not.toContain(
      'x is not a function',
    );
  });

  it('leaves a teardown that nobody could look into to a reviewer, and says so', async () => {
    const result = await gradeOf(
      json('inventory-after-destroy.json', inventory => {
        inventory.checked = false;
        inventory.reason = 'the AWS command line (aws) is not installed';
        delete inventory.resources;
      })(honest),
    );

    expect(result).toMatchObject({ outcome: 'needs-review', score: 95 });
    expect(result.checks[0]).toMatchObject({
      id: 'teardown-inventory-empty',
      outcome: 'skipped',
      points: 0,
      message: expect.stringContaining('(aws) is not installed'),
    });
  });

  it('believes the portal rather than the learner about budget, lease, hours and cloud', async () => {
    const failing = async (known: Partial<typeof workspace>) =>
      (await gradeOf(honest, { ...workspace, ...known })).checks
        .filter(it => it.outcome !== 'passed')
        .map(({ id }) => id);

    expect(
      await failing({ budget: '5', expiresAt: '2026-11-01T00:00:00Z' }),
    ).toEqual([
      'workspace-matches',
      'budget-present',
      'auto-termination',
      'tags-present',
    ]);
    expect(await failing({ provider: 'azure' })).toContain('workspace-matches');
  });

  it('refuses a manifest that states another source', async () => {
    const evidence = await scannedEvidenceOf(honest, 'aws', {
      more: { source: { digest: `sha256:${'0'.repeat(64)}` } },
    });

    expect(grade('mod-102/lab-1', evidence, workspace).checks[0]).toMatchObject(
      { id: 'source-allowed', evidence: 'manifest.json#/source/digest' },
    );
  });

  it('reads a report in CSV as it reads one in JSON', async () => {
    const { 'report.json': _, ...files } = recordedRun('lab-3', 'aws');
    const csv = [
      'BillingPeriodStart,BillingPeriodEnd,BillingCurrency,x_Learner,x_Lab,ServiceName,BilledCost,EffectiveCost',
      '2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,USD,ada,lab-1,"Compute, and disks",4.55,4.35',
      '2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,USD,,,Tax,0.80,0.80',
      '2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,USD,,,Total,TOTAL,5.15',
      '',
    ].join('\r\n');
    const outcomeOf = async (total: string) => {
      const evidence = await scannedEvidenceOf(
        { ...files, 'report.csv': csv.replace('TOTAL', total) },
        'aws',
        { itemId: 'lab-3' },
      );
      const { checks } = grade('mod-102/lab-3', evidence, workspace);
      return checks.find(({ id }) => id === 'monthly-report');
    };

    expect(await outcomeOf('5.35')).toMatchObject({ outcome: 'passed' });
    expect(await outcomeOf('5.36')).toMatchObject({ outcome: 'failed' });
    expect(await outcomeOf('much')).toMatchObject({
      outcome: 'error',
      evidence: 'report.csv:4',
    });
  });
});

describe('gradeBundle', () => {
  it('judges a bundle as it is uploaded, by its own lab.yaml', async () => {
    const judged = await gradeBundle(bundleOf(honest));

    expect(judged).toMatchObject({
      labId: 'mod-102/lab-1',
      grade: { outcome: 'passed', score: 100 },
    });
  });

  it('refuses what cannot be judged, with the reason', async () => {
    expect(await gradeBundle({ ...bundleOf(honest), files: {} })).toMatchObject(
      {
        outcome: 'invalid',
        refused: { code: 'missing-file', file: 'apply.jsonl' },
      },
    );
    expect(
      await gradeBundle(bundleOf(honest, { itemId: 'lab-9' })),
    ).toMatchObject({ refused: { code: 'no-grader' } });
  });
});

describe('diffGrades', () => {
  it('shows what a regrade changes, and whether it takes a pass back', async () => {
    const before = await gradeOf(honest);
    const after = {
      ...(await gradeOf(json('fmt.json', fmt => (fmt.exitCode = 3))(honest))),
      graderVersion: 'mod-102/lab-1@3.0.0',
    };

    expect(diffGrades(before, { ...before, graderVersion: 'x' })).toBe(
      undefined,
    );
    expect(diffGrades(before, after)).toEqual({
      versions: {
        before: 'mod-102/lab-1@2.5.0',
        after: 'mod-102/lab-1@3.0.0',
      },
      outcome: { before: 'passed', after: 'failed' },
      score: { before: 100, after: 97 },
      lowersPass: true,
      checks: [
        {
          id: 'fmt',
          before: { outcome: 'passed', points: 3, maxPoints: 3 },
          after: { outcome: 'failed', points: 0, maxPoints: 3 },
        },
      ],
    });
  });
});
