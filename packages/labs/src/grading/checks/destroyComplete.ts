import { Check, failed, nameSome, passed } from '../Check';
import { completed } from '../completed';

/** What was created was destroyed, by Terraform and not merely forgotten. */
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
    return left.length
      ? failed(`Created and not destroyed: ${nameSome(left)}.`, 'destroy.jsonl')
      : passed(`${created.size} resources were destroyed.`);
  },
};
