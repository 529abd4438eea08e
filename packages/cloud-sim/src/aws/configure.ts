import {
  type CtyObject,
  knownBlocks,
  knownString,
  knownStringMap,
} from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import type { Scope } from '../simulation/Scope';
import { refuseRegion } from './refusePlace';

/** Marks an account as simulated: no real AWS account id starts like this. */
const DEFAULT_ACCOUNT_ID = '000000000000';

/** Where a provider block points, read as the real provider reads it. */
export function configure(
  config: CtyObject,
  env: NodeJS.ProcessEnv,
): Scope | Diagnostic {
  const region =
    knownString(config.region) || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  if (!region) {
    return errorDiagnostic(
      'Invalid provider configuration',
      'Missing region: set `region` in the provider block, or the environment variable AWS_REGION. (simulated)',
    );
  }
  const problem = refuseRegion(region);
  if (problem) {
    return problem;
  }
  const accountId = env.CLOUD_SIM_ACCOUNT_ID || DEFAULT_ACCOUNT_ID;
  if (!/^\d{12}$/.test(accountId)) {
    return errorDiagnostic(
      'Invalid simulated account',
      `CLOUD_SIM_ACCOUNT_ID: found ${JSON.stringify(
        accountId,
      )}, expected 12 digits.`,
    );
  }
  const defaultTags = knownBlocks(config.default_tags).map(block =>
    knownStringMap(block.tags),
  );
  return { accountId, region, defaultTags: Object.assign({}, ...defaultTags) };
}
