import { Problem } from '../report/Problem';
import { RefusedInput } from '../scaffolder/Rendering';
import { Template } from '../templates/Template';

/** Input that the real action would not have taken from a step. */
export function inputProblems(
  template: Template,
  refused: RefusedInput[],
): Problem[] {
  return refused.map(({ step, message }) => ({
    check: 'action-input',
    file: template.shownFile,
    line: template.lineOf([
      ...['spec', 'steps'],
      template.steps.findIndex(it => it.id === step),
    ]),
    found: `step ${step} fails: ${message}`,
    expected: 'what the action’s schema asks for',
    advice:
      'Correct the input of the step; the portal’s page /create/actions describes it. What is left empty in the form reaches the step as nothing: require the field, or give a default',
  }));
}
