import {
  type CtyObject,
  knownBlocks,
  knownString,
  knownStringMap,
} from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import type { Scope } from '../simulation/Scope';

/** Marks an account as simulated: no real AWS account id starts like this. */
const DEFAULT_ACCOUNT_ID = '000000000000';

const REGION = /^[a-z]{2}(-[a-z]+){1,3}-\d$/;

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
  if (!REGION.test(region)) {
    return errorDiagnostic(
      'Invalid AWS Region',
      `Found ${JSON.stringify(
        region,
      )}, expected a region such as "us-east-1". (simulated)`,
      ['region'],
    );
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
