import { Check, failed, passed } from '../Check';
import { hiddenFromGraders } from '../hiddenFromGraders';

/** The plan covers the whole configuration. */
export const planComplete: Check = {
  id: 'plan-complete',
  title: 'The plan is complete',
  hint: 'Plan the whole configuration, without `-target`, with Terraform 1.6 or newer.',
  run(run) {
    const { errored, complete } = run.plan;
    if (errored === true) {
      return failed('Planning ended with an error.', 'plan.json#/errored');
    }
    // Terraform writes `complete` since 1.8; before that every plan without an error was.
    if (complete === false) {
      return failed(
        'The plan leaves a part of the configuration out.',
        'plan.json#/complete',
      );
    }
    const hidden = hiddenFromGraders(run.planned);
    if (hidden) {
      return failed(
        `${hidden.argument} of ${hidden.resource.address} is called sensitive, so nobody can judge it; take \`sensitive\` from the variable that it comes from.`,
        hidden.resource.pointer,
      );
    }
    return run.planned.length
      ? passed(`The plan holds ${run.planned.length} resources.`)
      : failed('The plan holds no resource.', 'plan.json#/planned_values');
  },
};
