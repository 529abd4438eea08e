import { stringify } from 'yaml';
import { slug } from '../entities/slug';

/** Files to write, by their paths within a folder. @public */
export type NewFiles = Record<string, string>;

/** What a new module is called. @public */
export interface NewModule {
  /** The curriculum's own id, e.g. `MOD-103`. */
  id: string;
  title: string;
  /** Entity ref of those who publish it. */
  owner: string;
}

/**
 * The files of a new module folder: one unit, one competency, one review. It passes `academy check`, which names every
 * text that is still the one it was started with.
 *
 * @param schemas - where the JSON Schemas are, as `module.yaml` is to name them for editors
 * @throws RangeError where the id is not of the form MOD-103, or the title has no letters
 * @public
 */
export function newModule(module: NewModule, schemas: string): NewFiles {
  const { id, title, owner } = module;
  if (!/^[A-Z]+-[0-9]{3}$/.test(id)) {
    throw new RangeError(`“${id}” is no module id; expected e.g. MOD-103`);
  }
  const competency = slug(title);
  if (!competency) {
    throw new RangeError(`“${title}” is no title; expected words`);
  }
  return {
    'module.yaml': `${schemaLine(schemas, 'module')}${stringify({
      id,
      title,
      description: 'Replace this text: what the module is for, in a sentence.',
      owner,
      lifecycle: 'experimental',
      duration: { total: 2, lecture: 1, lab: 1 },
      objectives: [
        {
          id: 'first-objective',
          text: 'Replace this text: what a learner will be able to do.',
        },
      ],
      competencies: [
        {
          competency,
          level: 'working',
          evidence: 'Replace this text: by what it shows.',
        },
      ],
      units: [
        {
          id: 'introduction',
          title: 'Introduction',
          file: 'units/01-introduction.md',
        },
      ],
      items: [
        {
          id: 'review',
          type: 'review',
          title: 'Review of what was learned',
          criteria: ['A reviewer agrees with every criterion of the checklist'],
          validation: 'Review by the instructor',
          checklist: 'review',
          competencies: [competency],
        },
      ],
      solutions: {
        repositoryStrategy:
          'separate, in a repository that only instructors can read',
        status: 'Not started',
      },
    })}`,
    'README.md': `# ${id}: ${title}\n\nA module as its instructor publishes it. \`academy check .\` says what is wrong with it.\n`,
    'units/01-introduction.md': '# Introduction\n\nReplace this text.\n',
    'checklists/review.yaml': `${schemaLine(
      `../${schemas}`,
      'checklist',
    )}${stringify({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'ReviewChecklist',
      metadata: { name: 'review', title: 'Review of what was learned' },
      spec: {
        module: id,
        item: 'review',
        version: 1,
        criteria: [
          {
            id: 'first-objective-met',
            title: 'Replace this text: what a reviewer looks for.',
            objectives: ['first-objective'],
            competencies: [competency],
          },
        ],
      },
    })}`,
    'entities/competencies.yaml': `${schemaLine(
      `../${schemas}`,
      'competency',
    )}${stringify({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'Competency',
      metadata: { name: competency, title },
      spec: {
        type: 'technical',
        owner,
        lifecycle: 'experimental',
        levels: [
          {
            id: 'working',
            description: 'Replace this text: what a person at this level does.',
          },
        ],
      },
    })}`,
  };
}

/** The first line by which editors find the schema of a YAML file. */
export function schemaLine(schemas: string, name: string): string {
  return `# yaml-language-server: $schema=${schemas}/${name}.schema.json\n`;
}
