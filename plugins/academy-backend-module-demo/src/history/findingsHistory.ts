import { parseEntityRef } from '@backstage/catalog-model';
import { simulatedAccountId } from '@gpu-academy/cloud-sim';
import { OcsfComplianceFinding } from '@gpu-academy/findings';
import { findingsOfPlan } from '../planChecks/findingsOfPlan';
import { PlannedResource } from '../planChecks/PlannedResource';
import { ACCOUNT_FAULTS } from './accountFaults';
import { SeededRandom } from './SeededRandom';

/** How likely a fault is at first, and that it is still there a month later. */
const FAULT_CHANCE = 0.45;
const STILL_THERE_CHANCE = 0.5;

/**
 * Two scans of a learner's simulated account, by the same checks as a lab's plan: what was built with faults in it, and
 * the same with some of them mended.
 */
export function findingsHistory(
  learnerRef: string,
  scans: { first: string; second: string },
): { first: OcsfComplianceFinding[]; second: OcsfComplianceFinding[] } {
  const random = new SeededRandom(`account of ${learnerRef}`);
  const { name } = parseEntityRef(learnerRef);
  const faults = ACCOUNT_FAULTS.map(() => random.chance(FAULT_CHANCE));
  const remaining = faults.map(
    fault => fault && random.chance(STILL_THERE_CHANCE),
  );
  const scan = (present: boolean[], observedAt: string) =>
    findingsOfPlan(accountOf(name, present), {
      provider: 'aws',
      scopeId: simulatedAccountId(learnerRef),
      region: 'us-east-1',
      observedAt,
    });
  return {
    first: scan(faults, scans.first),
    second: scan(remaining, scans.second),
  };
}

function accountOf(name: string, present: boolean[]): PlannedResource[] {
  return ACCOUNT_FAULTS.map((resourceOf, index) => {
    const { name: resourceName, type, values } = resourceOf(present[index]);
    return {
      address: `${type}.${resourceName}`,
      type,
      values: { ...values, tags: { learner: name } },
    };
  });
}
