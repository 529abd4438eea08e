import { cli } from 'cleye';
import { Command } from '../../Command';
import { openSimulation, SIM_FLAGS } from './simFlags';

/** `academy sim journal`: what happened in the simulated cloud. */
export const simJournal: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy sim journal',
        parameters: ['[folder]'],
        strictFlags: true,
        flags: SIM_FLAGS,
        help: {
          description:
            'Prints creations, updates and deletions with time, SKU and tags, one JSON record a line.',
        },
      },
      undefined,
      args,
    );
    const simulation = await openSimulation(_.folder, flags.dir);
    const { stdout } = await simulation.cloudSim('journal');
    process.stdout.write(stdout);
    return 0;
  },
};
