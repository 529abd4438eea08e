import { gunzipSync } from 'node:zlib';
import { awsCloud } from '../aws/awsCloud';
import { azureCloud } from '../azure/azureCloud';
import { gcpCloud } from '../gcp/gcpCloud';
import { Inventory } from '../inventory/Inventory';
import { serve } from '../protocol/serve';
import { loadSchema, type SchemaName } from '../schema/loadSchema';
import type { ProviderSchema } from '../schema/ProviderSchema';
import { readPreparedAnswer } from '../schema/readPreparedAnswer';
import type { Cloud } from '../simulation/Cloud';
import { parseDrills } from '../simulation/parseDrills';
import { createHandlers } from './createHandlers';
import { SimulatedProvider } from './SimulatedProvider';

const CLOUDS: Record<SchemaName, Cloud> = {
  aws: awsCloud,
  google: gcpCloud,
  azurerm: azureCloud,
};

/** Serves one cloud's provider to the Terraform that started this process. */
export async function runProvider(
  name: SchemaName,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  let schema: ProviderSchema | undefined;
  const provider = SimulatedProvider.create({
    cloud: CLOUDS[name],
    // A process that only hands out the prepared answer never needs it.
    get schema() {
      schema ??= loadSchema(name).schema;
      return schema;
    },
    env,
    open: () => {
      if (!env.CLOUD_SIM_DIR) {
        throw new Error(
          'CLOUD_SIM_DIR is not set; run Terraform in the environment that `cloud-sim.mjs setup --dir DIR` prints',
        );
      }
      return {
        inventory: Inventory.open(env.CLOUD_SIM_DIR),
        drills: parseDrills(env.CLOUD_SIM_DRILLS),
      };
    },
    now: () => new Date().toISOString(),
    wait: ms =>
      new Promise(resolve => {
        setTimeout(resolve, ms);
      }),
  });
  const prepared = readPreparedAnswer(name);
  await serve(createHandlers(provider, prepared && gunzipSync(prepared)));
}
