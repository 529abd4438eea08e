import { gunzipSync } from 'node:zlib';
import { serve } from '../protocol/serve';
import type { SchemaName } from '../schema/loadSchema';
import { readPreparedAnswer } from '../schema/readPreparedAnswer';

/*
 * Terraform starts a provider more than once a command, one after the other: first only to ask for its schema. Such a
 * process hands out prepared bytes and loads nothing of the simulation.
 */

const SERVICE = '/tfplugin6.Provider/';
const GET_PROVIDER_SCHEMA = `${SERVICE}GetProviderSchema`;

/** Serves one cloud's provider to the Terraform that started this process. */
export async function runProvider(
  name: SchemaName,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const prepared = readPreparedAnswer(name);
  let service: ReturnType<typeof loadService> | undefined;
  await serve(async (path, request) => {
    if (!path.startsWith(SERVICE)) {
      return undefined;
    }
    if (path === GET_PROVIDER_SCHEMA && prepared) {
      return gunzipSync(prepared);
    }
    service ??= loadService(name, env);
    return (await service).get(path)?.(request);
  });
}

async function loadService(name: SchemaName, env: NodeJS.ProcessEnv) {
  const { createProviderService } = await import('./createProviderService');
  return createProviderService(name, env);
}
