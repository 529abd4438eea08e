import { JsonValue } from '@backstage/types';
import { everyProperty } from '../parameters/formProperties';
import { Problem } from '../report/Problem';
import { TemplateSamples } from '../samples/TemplateSamples';
import { nearestName } from '../report/nearestName';
import { madeUpOutput } from '../scaffolder/madeUpOutput';
import { isOfAPortal } from '../parameters/fieldExtensions';
import {
  isSecret,
  SECRET_OF_THE_PORTAL,
  secretsOf,
} from '../samples/secretsOf';
import { namesIn } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { Template } from '../templates/Template';
import { namesWithDashes } from './namesWithDashes';
import { stringsIn } from '../syntax/stringsIn';

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
  const properties = everyProperty(template.parameters);
  const fields = properties.map(it => it.name);
  const steps = template.steps.map(it => it.id);
  const known: KnownNames = {
    fields,
    secretFields: properties.filter(isSecret).map(it => it.name),
    secrets: properties.some(isOfAPortal)
      ? undefined
      : secretsOf(properties, samples),
    globals: names.globals,
  };
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
    ...idProblems(template),
    ...places.flatMap(({ text, path, before }) => {
      const { used, defined } = namesIn(scanTemplate(text));
      return namesWithDashes(used, { parameters: fields, steps })
        .filter(({ name }) => !defined.has(name.path[0]))
        .map(
          ({ name, problem }) =>
            problem ?? nameProblem(template, known, name.path, before),
        )
        .filter(it => it !== undefined)
        .map(it => ({
          file: template.shownFile,
          line: template.lineOf(path),
          ...it,
        }));
    }),
  ];
}

interface KnownNames {
  fields: string[];
  /** Fields whose text does not go where other fields' goes. */
  secretFields: string[];
  /** Undefined where they are not known: a field of a portal's own can give any. */
  secrets: string[] | undefined;
  globals: string[];
}

function nameProblem(
  template: Template,
  { fields, secretFields, secrets, globals }: KnownNames,
  [root, key]: string[],
  before: number,
): Problem | undefined {
  if (
    root === 'secrets' &&
    key &&
    secrets &&
    ![...secrets, SECRET_OF_THE_PORTAL].includes(key)
  ) {
    return {
      check: 'unknown-parameter',
      found: `secrets.${key}, which no field of the form gives`,
      expected: secrets.length
        ? `one of ${secrets.join(', ')}`
        : 'a secret of the form, which has none',
      advice:
        'Correct the name; give the form a field of this name with `ui:field: Secret`, or a RepoUrlPicker with `requestUserCredentials.secretsKey`; or name it under `secrets` of a sample where it comes from elsewhere',
    };
  }
  if (root === 'parameters' && secretFields.includes(key)) {
    return {
      check: 'unknown-parameter',
      found: `parameters.${key}, which is asterisks: the field is a Secret`,
      expected: `secrets.${key}`,
      advice: 'Write secrets in the place of parameters',
    };
  }
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
  if (!ROOTS.includes(root) && !globals.includes(root)) {
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
  const unknown = template.steps.filter(
    it => !names.knowsAction(it.action) && !declared.includes(it.action),
  );
  return [...new Set(unknown.map(it => it.action))].map((action): Problem => {
    const steps = unknown.filter(it => it.action === action);
    const near = nearestName(action, names.actions);
    const output = Object.assign(
      {},
      ...steps.map(it => madeUpOutput(template, it.id)),
    );
    const answers = JSON.stringify({ [action]: { output } });
    return {
      check: 'unknown-action',
      file: template.shownFile,
      line: template.lineOf([
        ...['spec', 'steps', template.steps.indexOf(steps[0]), 'action'],
      ]),
      found: `the action ${action} of step ${steps
        .map(it => it.id)
        .join(', ')}, which nothing brings; what it answers was made up`,
      expected: near
        ? `${near}, or another action that there is`
        : 'an action of the scaffolder, of a module, or one with a stand-in',
      advice: `Correct the id. For an action of your own: --stand-in ${action}; or in ${samplesFileOf(
        template,
      )} what it answers, \`actions: ${answers}\` below \`apiVersion: gpu-academy.io/template-samples/v1alpha1\`; or, in code, the module that brings it`,
    };
  });
}

function samplesFileOf({ shownFile }: Template): string {
  return shownFile.replace(/(\.template)?\.ya?ml$/, '.samples.yaml');
}

/** Two steps with one id: nobody can get at what the first has answered once the second has run. */
function idProblems(template: Template): Problem[] {
  return template.steps.flatMap((step, index) => {
    const first = template.steps.findIndex(it => it.id === step.id);
    return first === index
      ? []
      : [
          {
            check: 'unknown-step',
            file: template.shownFile,
            line: template.lineOf(['spec', 'steps', index, 'id']),
            found: `the id ${step.id}, which step ${
              first + 1
            } has too: what this one answers takes the place of what that one did`,
            expected: 'an id for each step',
            advice: 'Give one of them another id',
          },
        ];
  });
}
