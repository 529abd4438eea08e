import { AttributionPlan, planVersion } from '@gpu-academy/attribution';
import schema from '../../schemas/attribution-plan.schema.json';
import { readCheckedYaml } from './readCheckedYaml';

type PlanFile = Partial<Omit<AttributionPlan, 'version'>>;

/**
 * The attribution plan in a file; without one, a plan that knows nobody.
 *
 * @throws Error where the file does not agree with its schema
 */
export async function readAttributionPlan(
  file: string | undefined,
): Promise<AttributionPlan> {
  const given =
    file === undefined ? {} : await readCheckedYaml<PlanFile>(file, schema);
  const plan = {
    overrides: given.overrides ?? [],
    leases: given.leases ?? [],
    scopes: given.scopes ?? [],
    learnerTagKeys: given.learnerTagKeys ?? ['learner', 'owner'],
    workspaceTagKeys: given.workspaceTagKeys ?? ['workspace'],
    // Tags are compared case-folded.
    subjects: Object.fromEntries(
      Object.entries(given.subjects ?? {}).map(([name, ref]) => [
        name.trim().toLowerCase(),
        ref,
      ]),
    ),
    sharedCosts: given.sharedCosts ?? [],
  };
  return { ...plan, version: planVersion(plan) };
}
