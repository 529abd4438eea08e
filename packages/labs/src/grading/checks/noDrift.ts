import { Check, failed, nameSome, passed } from '../Check';
import { planAfterApplyProblem } from '../logProblem';
import { pointerInSource } from '../pointerInSource';

/** A plan right after the apply changes nothing, and knows of everything that was planned before. */
export const noDrift: Check = {
  id: 'no-drift',
  title: 'A second plan changes nothing',
  hint: 'Run `make sim-drift`: it shows what Terraform would change again and again. Most often an argument differs from what the cloud answers.',
  run(run) {
    const { resource_changes: changes = [], errored } = run.planAfterApply;
    if (errored === true) {
      return failed(
        'The plan after the apply ended with an error.',
        'plan-after-apply.json#/errored',
      );
    }
    const changing = changes.filter(
      ({ mode, change }) =>
        mode === 'managed' && !/^(no-op|read)$/.test(change.actions.join()),
    );
    if (changing.length) {
      return failed(
        `After the apply Terraform would still change ${nameSome(
          changing.map(({ address }) => address),
        )}.`,
        `plan-after-apply.json#/resource_changes/${changes.indexOf(
          changing[0],
        )}`,
        changing
          .map(({ address, change }) => `${address}: ${change.actions.join()}`)
          .join('\n'),
      );
    }
    const blind = run.has('source.json')
      ? run.prescan.lifecycles.find(
          ({ what }) => what === 'ignore_changes = all',
        )
      : undefined;
    if (blind) {
      return failed(
        `${blind.file}:${blind.line}: ignore_changes = all hides every change; name what may change.`,
        pointerInSource(blind.file),
      );
    }
    const problem = planAfterApplyProblem(run);
    if (problem) {
      return failed(problem, 'plan-after-apply.json#/timestamp');
    }
    const applied = new Set(run.applied.map(({ address }) => address));
    const missing = run.planned.filter(({ address }) => !applied.has(address));
    return missing.length
      ? failed(
          `The plan after the apply is of another configuration: it lacks ${nameSome(
            missing.map(({ address }) => address),
          )}.`,
          'plan-after-apply.json#/planned_values',
        )
      : passed('A second plan changes nothing.');
  },
};
