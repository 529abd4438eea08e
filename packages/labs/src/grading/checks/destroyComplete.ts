import { Check, failed, nameSome, passed } from '../Check';
import { completed } from '../completed';
import { destroyLogProblem } from '../logProblem';
import { pointerInSource } from '../pointerInSource';
import { vanished } from '../vanished';

/** What was created was destroyed, or ended by itself; it was not merely forgotten. */
export const destroyComplete: Check = {
  id: 'destroy-complete',
  title: 'Everything created was destroyed',
  hint: 'Run `make sim-destroy`, mend what it prints, then submit again. What was taken out of the state by hand has to be imported first.',
  run(run) {
    const created = completed(run.log('apply.jsonl'), 'create');
    const destroyed = completed(run.log('destroy.jsonl'), 'delete');
    const left = [...created].filter(address => !destroyed.has(address));
    if (!created.size) {
      return failed('Nothing was created.', 'apply.jsonl');
    }
    const ended = vanished(run, left);
    const forgotten = left.filter(address => !ended.has(address));
    if (forgotten.length) {
      return failed(
        `Created and not destroyed: ${nameSome(forgotten)}.`,
        'destroy.jsonl',
      );
    }
    const protectedAt = run.has('source.json')
      ? run.prescan.lifecycles.find(({ what }) => what === 'prevent_destroy')
      : undefined;
    if (protectedAt) {
      return failed(
        `${protectedAt.file}:${protectedAt.line}: prevent_destroy keeps Terraform from ending it; what is gone was not destroyed by this configuration.`,
        pointerInSource(protectedAt.file),
      );
    }
    const problem = destroyLogProblem(run);
    if (problem) {
      return failed(problem, 'destroy.jsonl');
    }
    const words = `${created.size - ended.size} resources were destroyed`;
    return passed(
      ended.size
        ? `${words}; ended before by themselves: ${nameSome([...ended])}.`
        : `${words}.`,
    );
  },
};
