import readline from 'node:readline';
import { ProviderHost } from '../provider/ProviderHost';
import { CommandError } from './CommandError';

/**
 * Answers each line, what the environment of an account has beside that of this process, as JSON, with a line that says what is to be added to it; ends where
 * there are no more lines, and so with who started it.
 *
 * @throws CommandError for a line that is none
 */
export async function host(
  lines: NodeJS.ReadableStream,
  env: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<void> {
  const providers = new ProviderHost();
  process.once('exit', () => providers.remove());
  try {
    for await (const line of readline.createInterface({ input: lines })) {
      const TF_REATTACH_PROVIDERS = await providers.open({
        ...env,
        ...readLine(line),
      });
      print(`${JSON.stringify({ TF_REATTACH_PROVIDERS })}\n`);
    }
  } finally {
    await providers.close();
  }
}

function readLine(line: string): Record<string, string> {
  let env: unknown;
  try {
    env = JSON.parse(line);
  } catch {
    env = undefined;
  }
  const { CLOUD_SIM_DIR } = (env ?? {}) as Record<string, unknown>;
  if (typeof CLOUD_SIM_DIR !== 'string') {
    throw new CommandError(
      `found the line ${line}; expected an environment as JSON, as \`setup\` prints it, with CLOUD_SIM_DIR`,
    );
  }
  return env as Record<string, string>;
}
