import {
  CurriculumEntity,
  CurriculumImport,
  importCurriculum,
} from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readEntities } from '../../input/readEntities';
import { readFormat } from '../../input/readFormat';
import { readInputFiles } from '../../input/readInputFiles';
import { entitiesYaml } from '../../output/entitiesYaml';
import { quizSummary, quizText } from '../../output/quizText';
import { reportText } from '../../output/reportText';

const FORMATS = ['text', 'json', 'yaml'] as const;
type Format = (typeof FORMATS)[number];

/** `academy roadmap import`: entities of roadmaps, and a report of what could not be placed or contradicts. */
export const roadmapImport: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy roadmap import',
        parameters: ['<files...>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a summary; json: entities, report, what was kept, and quizzes with their keys; yaml: entities for the catalog with what was kept as a comment behind them, the report and the quizzes beside it on standard error',
          },
          namespace: {
            type: String,
            default: 'default',
            placeholder: '<name>',
            description: 'Namespace of the entities',
          },
          owner: {
            type: String,
            default: 'group:default/instructors',
            placeholder: '<ref>',
            description: 'Entity ref of the owner of the entities',
          },
          previous: {
            type: String,
            placeholder: '<file>',
            description:
              'Entities (YAML) of an import before: objectives, units and items keep the ids that they have there, and its competencies count as defined',
          },
        },
        help: {
          description:
            'Makes LearningModule, LearningPath and Competency entities of roadmaps, and of the metadata.yaml, master-plan.yaml, skills-matrix.yaml, repository-strategy.yaml and quizzes beside them. A folder stands for all of these in it. Files that belong together are imported together, so that their references can be checked. Exits with 1 where something could not be imported, which the report calls an error; what is to be mended in what was imported is a conflict or a warning, and exits with 0.',
          examples: [
            'academy roadmap import modules/*-roadmap.md',
            'academy roadmap import curriculum quizzes',
            'academy roadmap import --format yaml --previous catalog.yaml curriculum > next.yaml',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const files = await readInputFiles(_.files);
    const result = importCurriculum(files, {
      namespace: flags.namespace,
      owner: flags.owner,
      previous: flags.previous ? await readEntities(flags.previous) : undefined,
    });
    print(result, format);
    return result.report.some(it => it.severity === 'error') ? 1 : 0;
  },
};

function print(result: CurriculumImport, format: Format) {
  const { entities, report, kept } = result;
  const quizzes = result.quizzes.map(it => quizSummary(it, report));
  const quizLines = quizzes.map(it => `${quizText(it)}\n`).join('');
  switch (format) {
    case 'json':
      process.stdout.write(
        `${JSON.stringify(
          { entities, report, kept, quizzes },
          undefined,
          2,
        )}\n`,
      );
      break;
    case 'yaml':
      process.stdout.write(entitiesYaml(entities, kept));
      process.stderr.write(`${quizLines}${reportText(report)}`);
      break;
    default:
      process.stdout.write(
        [
          entities.map(it => `${summary(it)}\n`).join(''),
          ...(quizLines ? [quizLines] : []),
          ...(kept.length
            ? [
                `${kept.length} texts have no place in an entity; --format json or yaml shows them\n`,
              ]
            : []),
          reportText(report),
        ].join('\n'),
      );
  }
}

function summary(entity: CurriculumEntity): string {
  const { namespace, name, title } = entity.metadata;
  const head = `${entity.kind} ${namespace}/${name}: ${title ?? name}`;
  if (entity.kind === 'LearningPath') {
    return `${head} (${entity.spec.modules.length} modules)`;
  }
  if (entity.kind === 'LearningModule') {
    const { duration, objectives, competencies, items } = entity.spec;
    const facts = [
      duration && `${duration.total} hours`,
      `${objectives?.length ?? 0} objectives`,
      `${competencies?.length ?? 0} competencies`,
      `${items.length} items`,
    ];
    return `${head} (${facts.filter(Boolean).join(', ')})`;
  }
  return head;
}
