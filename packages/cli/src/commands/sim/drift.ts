import { cli } from 'cleye';
import { Command } from '../../Command';
import { openSimulation, SIM_FLAGS } from './simFlags';

/** `academy sim drift`: deletes something behind Terraform's back. */
export const simDrift: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy sim drift',
        parameters: ['<id>', '[folder]'],
        strictFlags: true,
        flags: SIM_FLAGS,
        help: {
          description:
            'Deletes the resource with this id, as somebody in the console would; the next plan shows what Terraform makes of it. `academy sim inventory` lists ids.',
          examples: [
            'academy sim drift i-0sim3f9c2a7d4e10b && academy sim plan',
          ],
        },
      },
      undefined,
      args,
    );
    const simulation = await openSimulation(_.folder, flags.dir);
    const { stdout } = await simulation.cloudSim('drift', '--id', _.id);
    process.stdout.write(stdout);
    return 0;
  },
};
