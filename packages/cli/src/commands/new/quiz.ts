import { newQuiz } from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { join } from 'node:path';
import { Command } from '../../Command';
import { readText } from '../../input/readText';
import { schemasFrom } from '../../output/schemasFrom';
import { writeNewFiles } from '../../output/writeNewFiles';

/** `academy new quiz`: a quiz, and its assessment where the module has none. */
export const newQuizCommand: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy new quiz',
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
            default: 'A new quiz',
            placeholder: '<words>',
            description: 'Its title',
          },
        },
        help: {
          description:
            'Writes a quiz, and its assessment where the module has none. The folder passes `academy check` afterwards, which names every text that is still to be replaced.',
          examples: ['academy new quiz final-quiz --folder modules/mod-103'],
        },
      },
      undefined,
      args,
    );
    const source = await readText(join(flags.folder, 'module.yaml'));
    await writeNewFiles(
      flags.folder,
      newQuiz(
        { id: _.id, title: flags.title },
        source,
        schemasFrom(flags.folder),
      ),
      ['module.yaml'],
    );
    return 0;
  },
};
