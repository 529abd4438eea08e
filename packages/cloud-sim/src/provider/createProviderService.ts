import { Inventory } from '../inventory/Inventory';
import { createGrpcService, type WireHandler } from '../protocol/grpcService';
import { TFPLUGIN6_PROTO } from '../protocol/tfplugin6';
import { loadSchema, type SchemaName } from '../schema/loadSchema';
import type { Cloud } from '../simulation/Cloud';
import { parseDrills } from '../simulation/parseDrills';
import { createHandlers } from './createHandlers';
import { SimulatedProvider } from './SimulatedProvider';

/** Each is loaded by its own provider alone. */
const CLOUDS: Record<SchemaName, () => Promise<Cloud>> = {
  aws: async () => (await import('../aws/awsCloud')).awsCloud,
  google: async () => (await import('../gcp/gcpCloud')).gcpCloud,
  azurerm: async () => (await import('../azure/azureCloud')).azureCloud,
};

/**
 * One cloud's provider, as Terraform's RPCs by their paths.
 *
 * @param env - CLOUD_SIM_DIR, where the inventory lies, and what else `setup` prints
 */
export async function createProviderService(
  name: SchemaName,
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, WireHandler>> {
  const provider = SimulatedProvider.create({
    cloud: await CLOUDS[name](),
    schema: loadSchema(name).schema,
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
  return createGrpcService(
    TFPLUGIN6_PROTO,
    'tfplugin6.Provider',
    createHandlers(provider),
  );
}
