import { parseDocument, stringify } from 'yaml';
import { ModuleFile } from '../folder/ModuleFile';
import { addItem } from './addItem';
import { NewFiles, schemaLine } from './newModule';

/** What a new quiz is called. @public */
export interface NewQuiz {
  /** Lower-case letters, digits and hyphens. */
  id: string;
  title: string;
}

/**
 * The files of a new quiz with two items to replace, and `module.yaml` with an assessment for it where the module has
 * none.
 *
 * @param source - text of `module.yaml`
 * @throws RangeError where the id is no slug, or is taken
 * @public
 */
export function newQuiz(
  quiz: NewQuiz,
  source: string,
  schemas: string,
): NewFiles {
  const module: ModuleFile = parseDocument(source).toJS();
  const { id, title } = quiz;
  const competencies = module.competencies
    ?.slice(0, 1)
    .map(it => it.competency);
  const objectives = module.objectives?.slice(0, 1).map(it => it.id);
  const assessment = module.items.find(it => it.type === 'assessment');
  const tags = {
    ...(competencies?.length ? { competencies } : {}),
    ...(objectives?.length ? { objectives } : {}),
  };
  const passMark = assessment?.passMark ?? 75;
  return {
    ...(assessment
      ? {}
      : {
          'module.yaml': addItem(source, {
            id,
            type: 'assessment',
            title,
            criteria: [`A score of at least ${passMark} %`],
            validation: 'Graded by the portal',
            passMark,
            quiz: id,
            ...(competencies?.length ? { competencies } : {}),
          }),
        }),
    [`quizzes/${checkedId(id)}.yaml`]: `${schemaLine(
      `../${schemas}`,
      'quiz',
    )}# Holds keys: for instructors' eyes.\n${stringify({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'Quiz',
      id,
      version: 1,
      title,
      module: module.id,
      passMark,
      attempts: { max: 3, cooldownMinutes: 60 },
      sections: [{ id: 'all', title: 'All questions' }],
      items: [
        {
          id: 'first',
          type: 'single',
          ...tags,
          stem: 'Replace this text: a question that one option settles.',
          options: [
            {
              id: 'a',
              text: 'Replace this text: what it may be mistaken for.',
              rationale: 'Replace this text: why it is wrong.',
            },
            {
              id: 'b',
              text: 'Replace this text: what it is.',
              correct: true,
              rationale: 'Replace this text: why it is right.',
            },
            {
              id: 'c',
              text: 'Replace this text: what it was before.',
              rationale: 'Replace this text: why it is wrong.',
            },
          ],
        },
        {
          id: 'second',
          type: 'numeric',
          ...tags,
          stem: 'Replace this text: a question about a number.',
          accepted: [
            {
              value: 42,
              tolerance: 1,
            },
          ],
          explanation: 'Replace this text: how one comes to it.',
        },
      ],
    })}`,
  };
}

function checkedId(id: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new RangeError(
      `“${id}” is no id; expected lower-case letters, digits and hyphens, e.g. final-quiz`,
    );
  }
  return id;
}
