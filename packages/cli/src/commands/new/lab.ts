import { newLab } from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { join } from 'node:path';
import { Command } from '../../Command';
import { readText } from '../../input/readText';
import { schemasFrom } from '../../output/schemasFrom';
import { writeNewFiles } from '../../output/writeNewFiles';

/** `academy new lab`: a lab: a template, the skeleton of its repositories, and its item. */
export const newLabCommand: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy new lab',
        parameters: ['<id>'],
        strictFlags: true,
        flags: {
          folder: {
            type: String,
            default: '.',
            placeholder: '<path>',
            description: 'The folder of the module, with its module.yaml',
          },
          title: {
            type: String,
            default: 'Lab 1: a new lab',
            placeholder: '<words>',
            description: 'Its title',
          },
        },
        help: {
          description:
            'Writes a lab: a template, the skeleton of its repositories, and its item. The folder passes `academy check` afterwards, which names every text that is still to be replaced.',
          examples: ['academy new lab lab-1 --folder modules/mod-103'],
        },
      },
      undefined,
      args,
    );
    const source = await readText(join(flags.folder, 'module.yaml'));
    await writeNewFiles(
      flags.folder,
      newLab(
        { id: _.id, title: flags.title },
        source,
        schemasFrom(flags.folder),
      ),
      ['module.yaml'],
    );
    return 0;
  },
};
