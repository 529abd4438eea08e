import { gunzipSync } from 'node:zlib';
import type { GrpcAnswer } from '../protocol/GrpcServer';
import type { WireHandler } from '../protocol/grpcService';
import type { SchemaName } from '../schema/loadSchema';
import { readPreparedAnswer } from '../schema/readPreparedAnswer';

/*
 * Terraform asks most providers for their schema and for nothing else. Who is asked only that hands out prepared bytes,
 * and loads nothing of the simulation.
 */

const SERVICE = '/tfplugin6.Provider/';
const GET_PROVIDER_SCHEMA = `${SERVICE}GetProviderSchema`;

/** Makes providers of a name, each with a configuration of its own; what they have in common is loaded once. */
export function connectProvider(
  name: SchemaName,
): (env: NodeJS.ProcessEnv) => GrpcAnswer {
  let schema: Buffer | undefined;
  let loading: ReturnType<typeof load> | undefined;
  return env => {
    let service: Promise<ReadonlyMap<string, WireHandler>> | undefined;
    return async (path, request) => {
      if (!path.startsWith(SERVICE)) {
        return undefined;
      }
      if (path === GET_PROVIDER_SCHEMA) {
        schema ??= preparedSchema(name);
        if (schema) {
          return schema;
        }
      }
      loading ??= load(name);
      service ??= loading.then(create => create(env));
      return (await service).get(path)?.(request);
    };
  };
}

async function load(name: SchemaName) {
  const { loadProvider } = await import('./loadProvider');
  return loadProvider(name);
}

function preparedSchema(name: SchemaName): Buffer | undefined {
  const prepared = readPreparedAnswer(name);
  return prepared && gunzipSync(prepared);
}
