import {
  complianceFinding,
  OcsfComplianceFinding,
} from '@gpu-academy/findings';
import { AWS_PLAN_CHECKS } from './awsPlanChecks';
import { PlannedResource } from './PlannedResource';

/** What every simulated finding says of who looked. */
export const SIMULATED_SCANNER = {
  name: 'GPU Academy plan checks',
  vendorName: 'GPU Academy',
};

/** Where and when the plan's resources were, for its findings. */
export interface FindingsOfPlanOptions {
  provider: string;
  scopeId: string;
  region: string;
  /** ISO 8601. */
  observedAt: string;
}

/** Judges every planned resource by every check; what passes is a finding too, or nothing could be seen to be mended. */
export function findingsOfPlan(
  resources: PlannedResource[],
  options: FindingsOfPlanOptions,
): OcsfComplianceFinding[] {
  return AWS_PLAN_CHECKS.flatMap(check =>
    resources.flatMap(resource => {
      const verdict = check.judge(resource);
      if (!verdict) {
        return [];
      }
      const resourceUid = `${options.scopeId}/${resource.address}`;
      return [
        complianceFinding({
          ...options,
          uid: `${check.id}/${resourceUid}`,
          checkId: check.id,
          title: check.title,
          description: verdict.detail,
          severity: check.severity,
          status: verdict.passed ? 'pass' : 'fail',
          product: SIMULATED_SCANNER,
          standards: ['GPU Academy lab baseline'],
          resource: {
            uid: resourceUid,
            name: resource.address,
            type: resource.type,
            tags: tagsOf(resource),
          },
          remediation: { text: check.remediation },
          simulated: true,
        }),
      ];
    }),
  );
}

function tagsOf({ values }: PlannedResource): Record<string, string> {
  const tags = values.tags_all ?? values.tags;
  return typeof tags === 'object' && tags !== null
    ? Object.fromEntries(
        Object.entries(tags).filter(([, value]) => typeof value === 'string'),
      )
    : {};
}
