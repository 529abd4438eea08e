import { parseArgs } from 'node:util';
import { Inventory } from '../inventory/Inventory';
import { interruptSpot } from '../simulation/drills/interruptSpot';
import { parseDrills } from '../simulation/parseDrills';
import { CommandError } from './CommandError';
import { listInventory } from './listInventory';
import { listTypes } from './listTypes';
import { setup } from './setup';
import { startProvider } from './startProvider';

const USAGE = `cloud-sim: a simulated cloud for Terraform. No cloud is contacted.

  node cloud-sim.mjs setup --dir DIR
      make DIR ready and print, as JSON, the environment to run Terraform in
  node cloud-sim.mjs inventory --dir DIR [--tag KEY=VALUE]...
      print what exists in the simulated account, as JSON
  node cloud-sim.mjs journal --dir DIR
      print what was created, updated and destroyed, one JSON record a line
  node cloud-sim.mjs drift --dir DIR --id ID
      delete a resource behind Terraform's back, to practise drift
  node cloud-sim.mjs types [NAME]
      print the resource types and data sources that it knows of a provider, or how
      many of each
  node cloud-sim.mjs host
      for who runs Terraform often: reads environments of accounts, as \`setup\` prints
      them, each a line, and answers each with a line of what to add to it, so that
      Terraform need not start the clouds; ends with its input
  node cloud-sim.mjs provider NAME
      started by Terraform, not by people
`;

/** What a command writes, and where the program lies. */
export interface CommandContext {
  /** Absolute path of the program, for the mirror to start it again. */
  program: string;
  env: NodeJS.ProcessEnv;
  input: NodeJS.ReadableStream;
  print(text: string): void;
}

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        dir: { type: 'string' },
        id: { type: 'string' },
        tag: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function folderOf(dir: string | undefined): string {
  if (!dir) {
    throw new CommandError(`--dir DIR is missing\n\n${USAGE}`);
  }
  return dir;
}

/** The cloud as it is now: what drills take away by themselves is gone. */
async function openCloud(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Inventory> {
  const inventory = Inventory.open(folder);
  try {
    const drills = parseDrills(env.CLOUD_SIM_DRILLS);
    await inventory.run(view =>
      interruptSpot(view, drills, new Date().toISOString()),
    );
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
  return inventory;
}

async function drift(folder: string, id: string | undefined): Promise<string> {
  if (!id) {
    throw new CommandError(`--id ID is missing\n\n${USAGE}`);
  }
  const removed = await Inventory.open(folder).run(view => {
    const entry = view.entries.find(candidate => candidate.id === id);
    if (entry) {
      view.remove(entry.type, entry.id, new Date().toISOString());
    }
    return entry;
  });
  if (!removed) {
    throw new CommandError(
      `${folder}: the simulated account has no resource "${id}"; \`inventory\` lists what there is`,
    );
  }
  return `deleted ${removed.type} ${removed.id} (simulated)\n`;
}

/**
 * Runs the command line of cloud-sim.
 *
 * @throws CommandError where the command line is wrong.
 */
export async function runCommand(
  args: string[],
  context: CommandContext,
): Promise<void> {
  const [command, ...rest] = args;
  const { program, env, print } = context;
  if (command === 'provider') {
    await startProvider(rest[0], env);
    return;
  }
  if (command === undefined || command === 'help' || command === '--help') {
    print(USAGE);
    return;
  }
  if (command === 'host') {
    const { host } = await import('./host');
    await host(context.input, env, print);
    return;
  }
  if (command === 'types') {
    print(listTypes(rest[0]));
    return;
  }
  const options = readOptions(rest);
  switch (command) {
    case 'setup':
      print(
        `${JSON.stringify(
          setup(folderOf(options.dir), program),
          undefined,
          2,
        )}\n`,
      );
      break;
    case 'inventory':
      print(
        await listInventory(
          await openCloud(folderOf(options.dir), env),
          options.tag ?? [],
        ),
      );
      break;
    case 'journal':
      print(await (await openCloud(folderOf(options.dir), env)).journal());
      break;
    case 'drift':
      print(await drift(folderOf(options.dir), options.id));
      break;
    default:
      throw new CommandError(`there is no command "${command}"\n\n${USAGE}`);
  }
}
