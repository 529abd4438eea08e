import {
  CurriculumEntity,
  CurriculumProblem,
  formatProblem,
  importRoadmaps,
  RoadmapImport,
} from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { Command } from '../../Command';

const FORMATS = ['text', 'json', 'yaml'] as const;
type Format = (typeof FORMATS)[number];

/** `academy roadmap import`: entities of roadmaps, and a report of what could not be placed or contradicts. */
export const roadmapImport: Command = {
  words: ['roadmap', 'import'],
  summary: 'Make catalog entities of roadmaps and report what is wrong',
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
              'text: a summary; json: entities and report; yaml: entities for the catalog, the report beside it on standard error',
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
        },
        help: {
          description:
            'Makes LearningModule, LearningPath and Competency entities of roadmaps. Files that belong together are imported together, so that their references can be checked. Exits with 1 where the report has errors.',
          examples: [
            'academy roadmap import modules/*-roadmap.md',
            'academy roadmap import --format yaml modules/*-roadmap.md > catalog.yaml',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format);
    const files = await Promise.all(
      _.files.map(async file => ({ file, source: await readSource(file) })),
    );
    const result = importRoadmaps(files, {
      namespace: flags.namespace,
      owner: flags.owner,
    });
    print(result, format);
    return result.report.some(it => it.severity === 'error') ? 1 : 0;
  },
};

function readFormat(value: string): Format {
  const format = FORMATS.find(it => it === value);
  if (!format) {
    throw new Error(
      `--format is “${value}”, but expected ${FORMATS.join(', ')}`,
    );
  }
  return format;
}

async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `there is no file ${file}`
        : `${file} cannot be read: ${message}`,
    );
  }
}

function print({ entities, report }: RoadmapImport, format: Format) {
  switch (format) {
    case 'json':
      process.stdout.write(
        `${JSON.stringify({ entities, report }, undefined, 2)}\n`,
      );
      break;
    case 'yaml':
      process.stdout.write(
        entities.map(it => `---\n${stringify(it, { lineWidth: 0 })}`).join(''),
      );
      process.stderr.write(reportText(report));
      break;
    default:
      process.stdout.write(
        `${entities.map(summary).join('\n')}\n\n${reportText(report)}`,
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

function reportText(report: CurriculumProblem[]): string {
  const counts = (['error', 'conflict', 'warning', 'info'] as const).map(
    severity =>
      `${severity}: ${report.filter(it => it.severity === severity).length}`,
  );
  return [...report.map(formatProblem), counts.join(', '), ''].join('\n');
}
