import { type CtyObject, knownString } from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import type { Scope } from '../simulation/Scope';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a provider block points, read as the real provider reads it. */
export function configure(
  config: CtyObject,
  env: NodeJS.ProcessEnv,
): Scope | Diagnostic {
  const simulated = env.CLOUD_SIM_SUBSCRIPTION_ID || undefined;
  if (simulated !== undefined && !UUID.test(simulated)) {
    return errorDiagnostic(
      'Invalid simulated subscription',
      `CLOUD_SIM_SUBSCRIPTION_ID: found ${JSON.stringify(
        simulated,
      )}, expected a subscription id such as "00000000-0000-0000-0000-000000000001".`,
    );
  }
  const named =
    knownString(config.subscription_id) || env.ARM_SUBSCRIPTION_ID || simulated;
  if (!named) {
    return errorDiagnostic(
      'Invalid provider configuration',
      '`subscription_id` is a required provider property when performing a plan/apply operation: set it in the provider block, or the environment variable ARM_SUBSCRIPTION_ID or CLOUD_SIM_SUBSCRIPTION_ID. (simulated)',
    );
  }
  if (!UUID.test(named)) {
    return errorDiagnostic(
      'Invalid provider configuration',
      `subscription_id: found ${JSON.stringify(
        named,
      )}, expected a UUID. (simulated)`,
      ['subscription_id'],
    );
  }
  return {
    accountId: (simulated ?? named).toLowerCase(),
    namedAccount: named,
    region: '',
    defaultTags: {},
  };
}
