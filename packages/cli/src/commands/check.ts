import {
  checkModuleFolder,
  importCurriculum,
  LearningModuleEntity,
  ModuleFolderCheck,
  problemsSarif,
  QualityFinding,
  readModuleFolder,
} from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { version } from '../../package.json';
import { Command } from '../Command';
import { readFormat } from '../input/readFormat';
import { readInputFiles } from '../input/readInputFiles';
import { reportText } from '../output/reportText';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/** `academy check`: everything that is wrong with a module folder. */
export const check: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy check',
        parameters: ['<folder>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a line a problem; json: problems and quality checklist; sarif: for code hosts and editors',
          },
          earlier: {
            type: [String],
            placeholder: '<path>',
            description:
              'A module folder, roadmap or folder of roadmaps of modules that come before, whose objectives are not to be repeated; may be given more than once',
          },
        },
        help: {
          description:
            'Checks module.yaml, texts, quizzes, checklists, labs and solutions of a folder that is to be published, and answers the quality checklist as far as it can be computed. Exits with 1 where there are errors.',
          examples: [
            'academy check templates/mod-102-cloud-computing',
            'academy check --format sarif --earlier curriculum/junior . > check.sarif',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    await expectFolder(_.folder);
    const result = await checkModuleFolder(_.folder, {
      earlier: flags.earlier.length
        ? await readEarlier(flags.earlier)
        : undefined,
    });
    process.stdout.write(print(result, format));
    return result.problems.some(it => it.severity === 'error') ? 1 : 0;
  },
};

async function expectFolder(path: string) {
  const isFolder = await stat(path).then(
    it => it.isDirectory(),
    () => undefined,
  );
  if (!isFolder) {
    throw new Error(
      isFolder === undefined
        ? `there is no folder ${path}`
        : `${path} is a file; expected the folder that holds module.yaml`,
    );
  }
}

async function readEarlier(paths: string[]): Promise<LearningModuleEntity[]> {
  const found = await Promise.all(
    paths.map(async path => {
      const isModule = await stat(join(path, 'module.yaml')).then(
        () => true,
        () => false,
      );
      return isModule
        ? (await readModuleFolder(path)).entities
        : importCurriculum(await readInputFiles([path])).entities;
    }),
  );
  return found
    .flat()
    .filter((it): it is LearningModuleEntity => it.kind === 'LearningModule');
}

function print(result: ModuleFolderCheck, format: Format): string {
  const { path, problems, quality } = result;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ path, problems, quality }, undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(
        problemsSarif(problems, {
          version,
          prefix: relative('.', path).split(sep).join('/'),
          questions: quality.flatMap(it =>
            it.toConfirm
              ? [
                  {
                    ruleId: it.criterion ?? 'quality-of-the-module',
                    file: 'module.yaml',
                    line: it.declared?.line ?? 1,
                    message: `${it.text}: a person must confirm. ${it.toConfirm}`,
                  },
                ]
              : [],
          ),
        }),
        undefined,
        2,
      )}\n`;
    default:
      return [
        reportText(problems.map(it => ({ ...it, file: join(path, it.file) }))),
        ...(quality.length ? ['Quality checklist', qualityText(quality)] : []),
      ].join('\n');
  }
}

const MARKS: Record<QualityFinding['status'], string> = {
  met: '[x]',
  'not-met': '[ ]',
  confirm: '[?]',
};

function qualityText(quality: QualityFinding[]): string {
  const lines = quality.flatMap(({ text, status, evidence, toConfirm }) => [
    `${MARKS[status]} ${text}`,
    ...evidence.map(it => `      ${it}`),
    ...(toConfirm ? [`      A person must confirm: ${toConfirm}`] : []),
  ]);
  return `${lines.join('\n')}\n`;
}
