/** A resource that a plan would make, as `terraform show -json` has it. */
export interface PlannedResource {
  address: string;
  type: string;
  /** Absent attributes are null, or not known before apply. */
  values: Record<string, unknown>;
}

interface PlanModule {
  resources?: {
    address: string;
    type: string;
    mode?: string;
    values?: Record<string, unknown>;
  }[];
  child_modules?: PlanModule[];
}

/**
 * The managed resources of a plan, those of its modules included.
 *
 * @throws Error where the text is no plan.
 */
export function plannedResources(planJson: string): PlannedResource[] {
  const plan = JSON.parse(planJson) as {
    planned_values?: { root_module?: PlanModule };
  } | null;
  const root = plan?.planned_values?.root_module;
  if (!root) {
    throw new Error(
      'plan.json: found no planned_values.root_module, expected the output of terraform show -json',
    );
  }
  return resourcesOf(root);
}

function resourcesOf(module: PlanModule): PlannedResource[] {
  return [
    ...(module.resources ?? [])
      .filter(resource => resource.mode !== 'data')
      .map(({ address, type, values }) => ({
        address,
        type,
        values: values ?? {},
      })),
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

/** Nested blocks, which Terraform writes as a list also where there is one. */
export function blocksOf(
  values: Record<string, unknown>,
  name: string,
): Record<string, unknown>[] {
  const value = values[name];
  return Array.isArray(value)
    ? value.filter(block => typeof block === 'object' && block !== null)
    : [];
}
