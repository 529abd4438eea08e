import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { SIMULATED_NOTICE } from './Simulation';
import { openSimulation, SIM_FLAGS } from './simFlags';

const FORMATS = ['shell', 'json'] as const;

/** `academy sim setup`: makes a simulated cloud ready for whoever runs Terraform by hand. */
export const simSetup: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy sim setup',
        parameters: ['[folder]'],
        strictFlags: true,
        flags: {
          ...SIM_FLAGS,
          format: {
            type: String,
            default: 'shell',
            placeholder: `<${FORMATS.join('|')}>`,
            description: 'shell: lines to eval; json: an object',
          },
        },
        help: {
          description:
            'Copies the configuration, and prints the environment in which Terraform finds the simulated providers. Run Terraform in the copy, never in the configuration itself: `init` writes a lock file that real providers do not fit.',
          examples: [
            'eval "$(academy sim setup)" && cd .sim/run && terraform init',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const simulation = await openSimulation(_.folder, flags.dir);
    const env = Object.entries(await simulation.setup());
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(
            { copy: simulation.copy, env: Object.fromEntries(env) },
            undefined,
            2,
          )}\n`
        : env
            .map(([name, value]) => `export ${name}=${quoted(value ?? '')}\n`)
            .join(''),
    );
    process.stderr.write(
      `The copy is in ${simulation.copy}.\n${SIMULATED_NOTICE}\n`,
    );
    return 0;
  },
};

function quoted(value: string): string {
  return `'${value.replace(/'/g, `'\\''`)}'`;
}
