import { Check, failed, nameSome, passed } from '../Check';
import { completed } from '../completed';
import { applyLogProblem } from '../logProblem';

/** What was planned was created. */
export const applyComplete: Check = {
  id: 'apply-complete',
  title: 'Everything planned was created',
  hint: 'Run `make sim-destroy sim-apply sim-destroy submit`: the evidence needs one apply that starts from nothing.',
  run(run) {
    const planned = run.creates.map(({ address }) => address);
    if (!planned.length) {
      return failed(
        'The plan that was applied creates nothing.',
        'plan.json#/resource_changes',
      );
    }
    const created = completed(run.log('apply.jsonl'), 'create');
    const missing = planned.filter(address => !created.has(address));
    if (missing.length) {
      return failed(
        `Planned and not created: ${nameSome(missing)}.`,
        'apply.jsonl',
      );
    }
    const problem = applyLogProblem(run);
    return problem
      ? failed(problem, 'apply.jsonl')
      : passed(`${planned.length} resources were created.`);
  },
};
