import { canonicalDigest } from './canonicalDigest';
import { AttributionPlan } from './types';

/**
 * Digest of everything in a plan that decides, whatever order it was read in; the order of tag keys and of shared-cost
 * rules counts.
 * Two plans with one version attribute every record alike. `sha256:<hex>`.
 *
 * @public
 */
export function planVersion(plan: Omit<AttributionPlan, 'version'>): string {
  return canonicalDigest({
    overrides: (plan.overrides ?? [])
      .map(override => canonicalDigest(override))
      .sort(),
    leases: plan.leases.map(lease => canonicalDigest(lease)).sort(),
    scopes: plan.scopes.map(scope => canonicalDigest(scope)).sort(),
    learnerTagKeys: plan.learnerTagKeys,
    workspaceTagKeys: plan.workspaceTagKeys,
    subjects: plan.subjects,
    sharedCosts: plan.sharedCosts ?? [],
  });
}
