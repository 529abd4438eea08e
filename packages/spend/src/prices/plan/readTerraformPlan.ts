import { SimulationRequestError } from '../SimulatedSpend';
import { LabPlan, PlannedDisks, PlannedInstances } from './LabPlan';
import { azureRegion } from './plannedRegion';
import { readPlannedResource } from './readPlannedResource';
import { TerraformPlan, TerraformResource } from './TerraformPlan';

/*
 * What a lab would be made of, from `terraform show -json`: the planned values, of all modules, whether they are to be
 * created or are there already, because both cost from now on.
 *
 * A region is where a resource says it is; else what the provider is configured with, if that is a constant or a variable;
 * else what the caller says; else, on Azure, whose provider has none, the only one that the plan's other resources are in.
 * Resources that do not cost by time are left out without a word, those that do and have no price here are listed in
 * `unpriced`; what a price book does not have, `leaveOutUnpriced` moves there too.
 */

/** @public */
export interface ReadTerraformPlanOptions {
  /** Where resources are that do not say it, as the form asked for it. */
  region?: string;
}

/**
 * Reads a plan in JSON (format 0.x or 1.x). Throws `SimulationRequestError` where the text is no plan, names the resource
 * where one cannot be read.
 *
 * @public
 */
export function readTerraformPlan(
  text: string,
  options: ReadTerraformPlanOptions = {},
): LabPlan {
  const plan = parsePlan(text);
  const lab: LabPlan = { instances: [], disks: [], unpriced: [] };
  const resources = resourcesOf(plan.planned_values!.root_module);
  for (const resource of resources) {
    const read = readPlannedResource(resource, provider => {
      const region =
        configuredRegion(plan, provider) ??
        options.region ??
        (provider === 'azurerm' ? onlyLocation(resources) : undefined);
      if (!region) {
        throw new SimulationRequestError(
          resource.address,
          'no region',
          'one in the resource, as a constant or variable of the provider, or as an option',
        );
      }
      return region;
    });
    read.instances.forEach(found => addInstances(lab.instances, found));
    read.disks.forEach(found => addDisks(lab.disks, found));
    lab.unpriced.push(...read.unpriced);
  }
  return lab;
}

function parsePlan(text: string): TerraformPlan {
  let plan: TerraformPlan | undefined;
  try {
    plan = JSON.parse(text) as TerraformPlan | undefined;
  } catch (error) {
    throw new SimulationRequestError(
      'plan',
      (error as Error).message,
      'the output of terraform show -json',
    );
  }
  if (!plan?.planned_values?.root_module) {
    throw new SimulationRequestError(
      'plan',
      Object.keys(plan ?? {}),
      'planned_values.root_module: the output of terraform show -json of a plan',
    );
  }
  return plan;
}

function resourcesOf(
  module: NonNullable<TerraformPlan['planned_values']>['root_module'],
): TerraformResource[] {
  return [
    ...(module.resources ?? []).filter(({ mode }) => mode === 'managed'),
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

/** What `region` of the provider's configuration is, where it is known before anything is created. */
function configuredRegion(
  plan: TerraformPlan,
  provider: string,
): string | undefined {
  const expression =
    plan.configuration?.provider_config?.[provider]?.expressions?.region;
  if (typeof expression?.constant_value === 'string') {
    return expression.constant_value;
  }
  const variable = expression?.references?.[0]?.match(/^var\.([\w-]+)$/)?.[1];
  const value = variable && plan.variables?.[variable]?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Where all of Azure's resources are that say it, if that is one place. */
function onlyLocation(resources: TerraformResource[]): string | undefined {
  const locations = new Set(
    resources
      .filter(({ type }) => type.startsWith('azurerm_'))
      .map(({ values }) => azureRegion(values ?? {}, () => ''))
      .filter(location => location !== '' && location !== 'global'),
  );
  return locations.size === 1 ? [...locations][0] : undefined;
}

function addInstances(all: PlannedInstances[], found: PlannedInstances): void {
  const same = all.find(
    other =>
      other.provider === found.provider &&
      other.region === found.region &&
      other.instanceType === found.instanceType &&
      other.purchase === found.purchase,
  );
  if (same) {
    same.count += found.count;
    addAddresses(same, found);
  } else {
    all.push(found);
  }
}

function addDisks(all: PlannedDisks[], found: PlannedDisks): void {
  const same = all.find(
    other =>
      other.provider === found.provider &&
      other.region === found.region &&
      other.gib === found.gib,
  );
  if (same) {
    same.count += found.count;
    addAddresses(same, found);
  } else {
    all.push(found);
  }
}

function addAddresses(
  all: { addresses?: string[] },
  { addresses = [] }: { addresses?: string[] },
): void {
  const known = all.addresses ?? [];
  all.addresses = [...new Set([...known, ...addresses])];
}
