import { recordedRun } from '../grading/__fixtures__/evidenceOf';
import { redactEvidence } from './redactEvidence';

describe('redactEvidence', () => {
  it('leaves honest evidence as it is, to the byte', () => {
    const files = recordedRun('lab-2', 'azure');

    expect(redactEvidence(files)).toEqual(files);
  });

  it('masks what a learner’s machine did not, in plans, states and logs', () => {
    const resource = {
      address: 'a.b',
      mode: 'managed',
      type: 'a',
      name: 'b',
      values: { token: 'hunter2', plain: 'seen' },
      sensitive_values: { token: true },
    };
    const values = {
      root_module: { resources: [resource] },
      outputs: { token: { sensitive: true, value: 'hunter2' } },
    };
    const redacted = redactEvidence({
      'plan.json': JSON.stringify({
        format_version: '1.2',
        planned_values: values,
      }),
      'state-after-destroy.json': JSON.stringify({
        format_version: '1.0',
        values,
      }),
      'apply.jsonl': `{"type":"version"}\n${JSON.stringify({
        type: 'outputs',
        outputs: values.outputs,
      })}\n`,
      'lab.yaml': 'a: 1',
    });

    expect(JSON.stringify(redacted)).not.toContain('hunter2');
    expect(redacted['plan.json']).toContain('seen');
    expect(Object.keys(redacted)).toHaveLength(4);
  });

  it('keeps nothing of a file that it cannot read', () => {
    expect(redactEvidence({ 'plan.json': 'token = hunter2' })).toEqual({});
  });
});
