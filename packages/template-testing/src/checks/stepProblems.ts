import { JsonValue } from '@backstage/types';
import { everyProperty } from '../parameters/formProperties';
import { Problem } from '../report/Problem';
import { TemplateSamples } from '../samples/TemplateSamples';
import { namesIn } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { Template } from '../templates/Template';
import { stringsIn } from './stringsIn';

/** What the scaffolder has, as far as steps can name it. */
export interface ScaffolderNames {
  knowsAction(action: string): boolean;
  actions: string[];
  /** Functions and values that modules add for every template. */
  globals: string[];
}

const ROOTS = [
  ...['parameters', 'steps', 'user', 'secrets', 'environment', 'context'],
  ...['each', 'always', 'failure'],
];

/** Names in the steps and the output of a template that lead nowhere. */
export function stepProblems(
  template: Template,
  samples: TemplateSamples,
  names: ScaffolderNames,
): Problem[] {
  const fields = everyProperty(template.parameters).map(it => it.name);
  const places = [
    ...template.steps.flatMap((step, index) => {
      const { action: _, id: __, name: ___, ...rest } = step;
      return stringsIn(rest as JsonValue, ['spec', 'steps', index]).map(
        place => ({ ...place, before: index }),
      );
    }),
    ...stringsIn(template.output, ['spec', 'output']).map(place => ({
      ...place,
      before: template.steps.length,
    })),
  ];
  return [
    ...actionProblems(template, samples, names),
    ...places.flatMap(({ text, path, before }) => {
      const { used, defined } = namesIn(scanTemplate(text));
      return used
        .filter(({ path: [root] }) => !defined.has(root))
        .flatMap(({ path: name }): Problem[] => {
          const wrong = nameProblem(template, fields, names, name, before);
          return wrong
            ? [
                {
                  file: template.shownFile,
                  line: template.lineOf(path),
                  ...wrong,
                },
              ]
            : [];
        });
    }),
  ];
}

function nameProblem(
  template: Template,
  fields: string[],
  names: ScaffolderNames,
  [root, key]: string[],
  before: number,
): Problem | undefined {
  if (root === 'parameters' && key !== undefined && !fields.includes(key)) {
    return {
      check: 'unknown-parameter',
      found: `parameters.${key}, which is no field of the form and renders to nothing`,
      expected: `one of ${fields.join(', ')}`,
      advice: 'Correct the name, or add the field to the form',
    };
  }
  if (root === 'steps' && key !== undefined) {
    const index = template.steps.findIndex(it => it.id === key);
    if (index < 0) {
      return {
        check: 'unknown-step',
        found: `steps.${key}, and there is no such step`,
        expected: `one of ${template.steps.map(it => it.id).join(', ')}`,
        advice: 'Correct the id',
      };
    }
    if (index >= before) {
      return {
        check: 'unknown-step',
        found: `steps.${key}, which has not run yet`,
        expected: 'steps that come before',
        advice: 'Move the step, or use another',
      };
    }
  }
  if (!ROOTS.includes(root) && !names.globals.includes(root)) {
    return {
      check: 'unknown-name',
      found: `the name “${root}”, which renders to nothing`,
      expected: `one of ${ROOTS.slice(0, 6).join(', ')}`,
      advice: 'Correct the name',
    };
  }
  return undefined;
}

function actionProblems(
  template: Template,
  samples: TemplateSamples,
  names: ScaffolderNames,
): Problem[] {
  const declared = [
    ...Object.keys(samples.actions ?? {}),
    ...(samples.samples ?? []).flatMap(it => Object.keys(it.actions ?? {})),
  ];
  return template.steps.flatMap((step, index): Problem[] =>
    names.knowsAction(step.action) || declared.includes(step.action)
      ? []
      : [
          {
            check: 'unknown-action',
            file: template.shownFile,
            line: template.lineOf(['spec', 'steps', index, 'action']),
            found: `the action ${step.action} of step ${step.id}, which nothing brings`,
            expected: `one of ${names.actions.join(', ')}`,
            advice: `Correct the id; or, where it is an action of your own, say what it answers: under \`actions\` in the samples file, by \`actions\` of the options, or by \`modules\` with the backend module that brings it`,
          },
        ],
  );
}
