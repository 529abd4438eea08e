import { parseDocument, stringify } from 'yaml';
import { slug } from '../entities/slug';
import { ModuleFile } from '../folder/ModuleFile';
import { addItem } from './addItem';
import { NewFiles, schemaLine } from './newModule';

/** What a new lab is called. @public */
export interface NewLab {
  /** Id of its item: lower-case letters, digits and hyphens. */
  id: string;
  title: string;
}

/**
 * The files of a new lab: a Scaffolder template, the skeleton of the repositories that it makes with a script that
 * verifies them, and `module.yaml` with an item for it.
 *
 * @param source - text of `module.yaml`
 * @throws RangeError where the id is no slug, or is taken
 * @public
 */
export function newLab(lab: NewLab, source: string, schemas: string): NewFiles {
  const { id, title } = lab;
  if (!id || slug(id) !== id) {
    throw new RangeError(
      `“${id}” is no id; expected lower-case letters, digits and hyphens, e.g. lab-2`,
    );
  }
  const module: ModuleFile = parseDocument(source).toJS();
  const namespace = module.namespace ?? 'default';
  const moduleRef = `learningmodule:${namespace}/${module.id}`.toLowerCase();
  const name = `${module.id.toLowerCase()}-${id}`;
  const competencies = module.competencies
    ?.slice(0, 1)
    .map(it => it.competency);
  const item = {
    id,
    type: 'lab',
    title,
    criteria: ['Replace this text: what has to be true at the end.'],
    validation: '`make verify`, then a review',
    template: `template:${namespace}/${name}`,
    ...(competencies?.length ? { competencies } : {}),
  };
  const folder = `labs/${id}`;
  return {
    'module.yaml': addItem(source, item),
    [`${folder}/template.yaml`]: `${schemaLine(
      `../../${schemas}`,
      'lab-template',
    )}${stringify(
      template({ name, title, moduleRef, id, owner: module.owner }),
      {
        lineWidth: 0,
      },
    )}`,
    [`${folder}/skeleton/README.md.njk`]: `# ${title}\n\nReplace this text: what to do, step by step.\n\nThis repository belongs to \${{ values.owner }}.\n`,
    [`${folder}/skeleton/Makefile`]:
      '.PHONY: verify\n\nverify:\n\t@node scripts/verify.mjs\n',
    [`${folder}/skeleton/scripts/verify.mjs`]: `// Says whether the work is done; exits with 1 where it is not.
import { readFile } from 'node:fs/promises';

const text = await readFile(new URL('../answer.md', import.meta.url), 'utf8');
if (/Replace this text/.test(text)) {
  console.error('answer.md still holds the text that it began with');
  process.exitCode = 1;
}
`,
    [`${folder}/skeleton/answer.md`]: '# Answer\n\nReplace this text.\n',
  };
}

function template(lab: {
  name: string;
  title: string;
  moduleRef: string;
  id: string;
  owner: string;
}) {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: lab.name,
      title: lab.title,
      description: 'Replace this text: what the template makes.',
      annotations: {
        'gpu-academy.io/module': lab.moduleRef,
        'gpu-academy.io/item': lab.id,
      },
    },
    spec: {
      owner: lab.owner,
      type: 'lab',
      parameters: [
        {
          title: 'The repository',
          required: ['repoUrl'],
          properties: {
            repoUrl: {
              title: 'Where your repository goes',
              type: 'string',
              'ui:field': 'RepoUrlPicker',
            },
          },
        },
      ],
      steps: [
        {
          id: 'fetch',
          name: 'Write the repository',
          action: 'fetch:template',
          input: {
            url: './skeleton',
            templateFileExtension: '.njk',
            values: { owner: '${{ user.ref }}' },
          },
        },
        {
          id: 'publish',
          name: 'Publish',
          action: 'publish:gitea',
          input: {
            repoUrl: '${{ parameters.repoUrl }}',
            defaultBranch: 'main',
            repoVisibility: 'private',
          },
        },
      ],
      output: {
        links: [
          {
            title: 'Repository',
            icon: 'github',
            url: '${{ steps.publish.output.remoteUrl }}',
          },
        ],
      },
    },
  };
}
