import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { Template, TemplateStep } from '../templates/Template';
import { relocateUrl } from './relocateUrl';

/** Id of an action of the runner's own, for its steps between those of a template. */
export function ownAction(name: string): string {
  return `template-testing:${name}`;
}

/**
 * The template with steps before and after each of its own, and with a stand-in for each action that is not run.
 *
 * @param isRun - whether an action is run by itself
 */
export function withOwnSteps(
  template: Template,
  isRun: (action: string) => boolean,
): Entity {
  const { entity } = template;
  return {
    ...entity,
    spec: {
      ...(entity.spec as JsonObject),
      steps: [
        ownStep('place', 'place'),
        ...template.steps.flatMap((step, index) =>
          surrounded(step, index, isRun),
        ),
        ownStep('keep', 'keep'),
      ],
    } as JsonObject,
  };
}

function ownStep(id: string, action: string, rest: JsonObject = {}) {
  return {
    id: `template-testing-${id}`,
    name: action,
    action: ownAction(action),
    ...rest,
  };
}

function surrounded(
  step: TemplateStep,
  index: number,
  isRun: (action: string) => boolean,
) {
  const { if: condition, each, input = {}, action } = step;
  const when = {
    ...(condition === undefined ? {} : { if: condition }),
    ...(each === undefined ? {} : { each }),
  };
  return [
    ownStep(`before-${index}`, 'before', {
      ...when,
      input: { step: step.id, action, input },
    }),
    isRun(action)
      ? withRelocatedUrl(step)
      : {
          ...step,
          action: ownAction('stand-in'),
          input: { step: step.id, action, input },
        },
    ownStep(`after-${index}`, 'after', {
      input: {
        step: step.id,
        output: `\${{ steps[${JSON.stringify(step.id)}].output }}`,
      },
    }),
  ];
}

function withRelocatedUrl(step: TemplateStep): TemplateStep {
  const url = step.input?.url;
  return step.action.startsWith('fetch:') && typeof url === 'string'
    ? { ...step, input: { ...step.input, url: relocateUrl(url) } }
    : step;
}
