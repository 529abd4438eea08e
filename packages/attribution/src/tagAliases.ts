import { planVersion } from './planVersion';
import { AttributionPlan } from './types';

/** How one source writes the tags that matter: keys in order, the first with a known value decides. @public */
export interface TagAliases {
  learner?: string[];
  workspace?: string[];
}

/**
 * A plan for one source, which has names of its own for the tags. What is not named stays as the plan has it; the
 * version is that of the new mapping.
 *
 * @public
 */
export function withTagAliases(
  plan: AttributionPlan,
  aliases: TagAliases,
): AttributionPlan {
  if (!aliases.learner && !aliases.workspace) {
    return plan;
  }
  const aliased = {
    ...plan,
    learnerTagKeys: aliases.learner ?? plan.learnerTagKeys,
    workspaceTagKeys: aliases.workspace ?? plan.workspaceTagKeys,
  };
  return { ...aliased, version: planVersion(aliased) };
}
