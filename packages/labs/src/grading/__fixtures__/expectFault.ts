import { CloudProvider } from '../../lab/LabContract';
import { grade } from '../grade';
import { withoutDetails } from '../withoutDetails';
import {
  LabItem,
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './evidenceOf';
import { Mutation } from './mutations';

/** What is wrong, with the check that names it, the change that makes it, and what the learner reads. */
export type Fault = readonly [
  title: string,
  check: string,
  change: Mutation,
  message: RegExp,
];

/** A fault fails exactly the check that names it, which comes first, with a hint and a pointer. */
export async function expectFault(
  item: LabItem,
  cloud: CloudProvider,
  [, id, change, message]: Fault,
): Promise<void> {
  const evidence = await scannedEvidenceOf(
    change(recordedRun(item, cloud)),
    cloud,
    { itemId: item },
  );
  const result = grade(`mod-102/${item}`, evidence, workspaceOf(cloud));

  expect(
    result.checks
      .filter(check => check.outcome !== 'passed')
      .map(check => `${check.id}: ${check.message}`),
  ).toEqual([expect.stringMatching(new RegExp(`^${id}: `))]);
  const [first] = withoutDetails(result.checks);
  expect(first).toMatchObject({
    id,
    outcome: 'failed',
    required: true,
    points: 0,
    hint: expect.stringMatching(/\S/),
    evidence: expect.stringMatching(/^[a-z-]+\.(jsonl?|yaml|md|csv)/),
  });
  expect(first.message).toMatch(message);
  expect(result.outcome).toBe('failed');
}
