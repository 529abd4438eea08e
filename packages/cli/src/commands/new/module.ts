import { newModule } from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { schemasFrom } from '../../output/schemasFrom';
import { writeNewFiles } from '../../output/writeNewFiles';

/** `academy new module`: the folder of a module that passes `academy check`. */
export const newModuleCommand: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy new module',
        parameters: ['<folder>'],
        strictFlags: true,
        flags: {
          id: {
            type: String,
            default: 'MOD-001',
            placeholder: '<id>',
            description: "The curriculum's own id",
          },
          title: {
            type: String,
            default: 'A new module',
            placeholder: '<words>',
            description: 'Its title',
          },
          owner: {
            type: String,
            default: 'group:default/instructors',
            placeholder: '<ref>',
            description: 'Entity ref of those who publish it',
          },
        },
        help: {
          description:
            'Writes the folder of a module that passes `academy check`, which names every text that is still to be replaced.',
          examples: [
            'academy new module modules/mod-103 --id MOD-103 --title "Containers"',
          ],
        },
      },
      undefined,
      args,
    );
    await writeNewFiles(
      _.folder,
      newModule(
        { id: flags.id, title: flags.title, owner: flags.owner },
        schemasFrom(_.folder),
      ),
    );
    return 0;
  },
};
