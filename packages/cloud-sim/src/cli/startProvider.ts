import { isStartedByTerraform } from '../protocol/isStartedByTerraform';
import { SCHEMA_NAMES } from '../schema/loadSchema';
import { CommandError } from './CommandError';

/**
 * Is a provider to the Terraform that started this process.
 *
 * @throws CommandError where there is no such provider, or where a person started it
 */
export async function startProvider(
  name: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const known = SCHEMA_NAMES.find(candidate => candidate === name);
  if (!known) {
    throw new CommandError(
      `there is no provider "${name ?? ''}"; expected ${SCHEMA_NAMES.join(
        ', ',
      )}`,
    );
  }
  if (!isStartedByTerraform(env)) {
    throw new CommandError(
      'this is a Terraform provider (simulated): Terraform starts it. Begin with `setup --dir DIR`.',
    );
  }
  const { runProvider } = await import('../provider/runProvider');
  await runProvider(known, env);
}
