import { cli } from 'cleye';
import { Command } from '../../Command';
import { askSimulator } from './Simulation';

/** `academy sim types`: what the simulator knows of a provider. */
export const simTypes: Command = {
  async run(args) {
    const { _ } = cli(
      {
        name: 'academy sim types',
        parameters: ['[provider]'],
        strictFlags: true,
        flags: {},
        help: {
          description:
            'Prints the types of a provider, one a line, data sources behind `data.`; how many of each provider where none is named.',
          examples: ['academy sim types', 'academy sim types azurerm'],
        },
      },
      undefined,
      args,
    );
    process.stdout.write(
      await askSimulator('types', ...(_.provider ? [_.provider] : [])),
    );
    return 0;
  },
};
