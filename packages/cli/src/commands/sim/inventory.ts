import { cli } from 'cleye';
import { Command } from '../../Command';
import { openSimulation, SIM_FLAGS } from './simFlags';

/** Exit code where something exists and `--empty` says that nothing should. */
const LEFT = 2;

/** `academy sim inventory`: what exists in the simulated cloud, whatever Terraform's state says. */
export const simInventory: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy sim inventory',
        parameters: ['[folder]'],
        strictFlags: true,
        flags: {
          ...SIM_FLAGS,
          tag: {
            type: [String],
            placeholder: '<key=value>',
            description: 'Only what carries this tag; can be repeated',
          },
          empty: {
            type: Boolean,
            default: false,
            description: `Exit with ${LEFT} where something exists`,
          },
        },
        help: {
          description:
            'Prints, as JSON, what exists in the simulated cloud, orphans that Terraform has forgotten included.',
          examples: [
            'academy sim inventory --tag learner=ada',
            'academy sim destroy && academy sim inventory --empty',
          ],
        },
      },
      undefined,
      args,
    );
    const simulation = await openSimulation(_.folder, flags.dir);
    const { stdout } = await simulation.cloudSim(
      'inventory',
      ...flags.tag.flatMap(tag => ['--tag', tag]),
    );
    process.stdout.write(stdout);
    return flags.empty && JSON.parse(stdout).resources.length > 0 ? LEFT : 0;
  },
};
