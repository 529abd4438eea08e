import { Inventory } from '../inventory/Inventory';
import {
  createGrpcService,
  parseService,
  type WireHandler,
} from '../protocol/grpcService';
import { TFPLUGIN6_PROTO } from '../protocol/tfplugin6';
import type { MakerSet } from '../makers/Maker';
import {
  type CloudName,
  loadSchema,
  type MakerName,
  type SchemaName,
} from '../schema/loadSchema';
import type { Cloud } from '../simulation/Cloud';
import { parseDrills } from '../simulation/parseDrills';
import { createHandlers } from './createHandlers';
import type { ProviderOperations } from './SimulatedProvider';

/** Each is loaded by its own provider alone. */
const CLOUDS: Record<CloudName, () => Promise<Cloud>> = {
  aws: async () => (await import('../aws/awsCloud')).awsCloud,
  google: async () => (await import('../gcp/gcpCloud')).gcpCloud,
  azurerm: async () => (await import('../azure/azureCloud')).azureCloud,
};

const MAKERS: Record<MakerName, () => Promise<MakerSet>> = {
  archive: async () => (await import('../makers/archive')).ARCHIVE,
  local: async () => (await import('../makers/local')).LOCAL,
  null: async () => (await import('../makers/null')).NULL,
  random: async () => (await import('../makers/random')).RANDOM,
  time: async () => (await import('../makers/time')).TIME,
  tls: async () => (await import('../makers/tls')).TLS,
};

const now = () => new Date().toISOString();

const wait = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

function isMaker(name: SchemaName): name is MakerName {
  return name in MAKERS;
}

/**
 * A provider of its own.
 *
 * @param env - CLOUD_SIM_DIR, where the inventory lies, and what else `setup` prints
 */
type Create = (env: NodeJS.ProcessEnv) => ProviderOperations;

async function loadCreate(name: SchemaName): Promise<Create> {
  const { schema } = loadSchema(name);
  if (isMaker(name)) {
    const { MakerProvider } = await import('../makers/MakerProvider');
    const makers = await MAKERS[name]();
    return () => MakerProvider.create({ schema, makers, now, wait });
  }
  const { SimulatedProvider } = await import('./SimulatedProvider');
  const cloud = await CLOUDS[name]();
  return env =>
    SimulatedProvider.create({
      cloud,
      schema,
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
      now,
      wait,
    });
}

/** Loads what providers of a name have in common; what comes back makes one, as Terraform's RPCs by their paths. */
export async function loadProvider(
  name: SchemaName,
): Promise<(env: NodeJS.ProcessEnv) => ReadonlyMap<string, WireHandler>> {
  const create = await loadCreate(name);
  const service = parseService(TFPLUGIN6_PROTO, 'tfplugin6.Provider');
  return env => createGrpcService(service, createHandlers(create(env), name));
}
