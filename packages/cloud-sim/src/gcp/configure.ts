import { type CtyObject, knownString, knownStringMap } from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import type { Scope } from '../simulation/Scope';
import { regionOfZone } from './places';
import { refuseName } from './refusePlace';

/** Visibly not a project of anybody. */
const DEFAULT_PROJECT_ID = 'simulated-project';

const PROJECT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const REGION = /^[a-z]+-[a-z]+\d{1,2}$/;
const ZONE = /^[a-z]+-[a-z]+\d{1,2}-[a-z]$/;

/** Environment variables that the genuine provider reads, in its order. */
const PROJECT_VARIABLES = [
  'GOOGLE_PROJECT',
  'GOOGLE_CLOUD_PROJECT',
  'GCLOUD_PROJECT',
  'CLOUDSDK_CORE_PROJECT',
];
const REGION_VARIABLES = [
  'GOOGLE_REGION',
  'GCLOUD_REGION',
  'CLOUDSDK_COMPUTE_REGION',
];
const ZONE_VARIABLES = ['GOOGLE_ZONE', 'GCLOUD_ZONE', 'CLOUDSDK_COMPUTE_ZONE'];

/** The label by which the provider marks what Terraform made. */
export const ATTRIBUTION_LABEL = 'goog-terraform-provisioned';

function firstOf(env: NodeJS.ProcessEnv, names: string[]): string | undefined {
  return names.map(name => env[name]).find(value => value);
}

function refuseProviderPlace(
  zone: string,
  region: string,
): Diagnostic | undefined {
  if (zone !== '' && !ZONE.test(zone)) {
    return errorDiagnostic(
      'Invalid zone',
      `Found ${JSON.stringify(
        zone,
      )}, expected a zone such as "us-central1-a". (simulated)`,
      ['zone'],
    );
  }
  if (region !== '' && !REGION.test(region)) {
    return errorDiagnostic(
      'Invalid region',
      `Found ${JSON.stringify(
        region,
      )}, expected a region such as "us-central1". (simulated)`,
      ['region'],
    );
  }
  return refuseName(zone, 'zone') ?? refuseName(region, 'region');
}

/** Where a provider block points, read as the real provider reads it. */
export function configure(
  config: CtyObject,
  env: NodeJS.ProcessEnv,
): Scope | Diagnostic {
  const simulated = env.CLOUD_SIM_PROJECT_ID || undefined;
  if (simulated !== undefined && !PROJECT_ID.test(simulated)) {
    return errorDiagnostic(
      'Invalid simulated project',
      `CLOUD_SIM_PROJECT_ID: found ${JSON.stringify(
        simulated,
      )}, expected a project id: 6 to 30 lower-case letters, digits and hyphens, a letter first.`,
    );
  }
  const named =
    knownString(config.project) || firstOf(env, PROJECT_VARIABLES) || undefined;
  const zone = knownString(config.zone) || firstOf(env, ZONE_VARIABLES) || '';
  const region =
    knownString(config.region) ||
    firstOf(env, REGION_VARIABLES) ||
    regionOfZone(zone);
  const problem = refuseProviderPlace(zone, region);
  if (problem) {
    return problem;
  }
  const accountId = simulated ?? named ?? DEFAULT_PROJECT_ID;
  return {
    accountId,
    namedAccount: named ?? accountId,
    region,
    zone,
    defaultTags: {
      ...(config.add_terraform_attribution_label !== false && {
        [ATTRIBUTION_LABEL]: 'true',
      }),
      ...knownStringMap(config.default_labels),
    },
  };
}
