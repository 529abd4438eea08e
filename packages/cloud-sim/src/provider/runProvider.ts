import { serve } from '../protocol/serve';
import type { SchemaName } from '../schema/loadSchema';
import { connectProvider } from './connectProvider';

/** Serves one provider to the Terraform that started this process. */
export async function runProvider(
  name: SchemaName,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await serve(connectProvider(name)(env));
}
