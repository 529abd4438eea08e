import { listResources } from '../../plan/modules';
import { Check, failed, nameSome, passed, skipped } from '../Check';
import { LogLine } from '../LabRun';

/** What was created, and that nothing of it is left. */
export const lifecycleChecks: readonly Check[] = [
  {
    id: 'apply-complete',
    title: 'Everything planned was created',
    required: true,
    points: 10,
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
      return missing.length
        ? failed(
            `Planned and not created: ${nameSome(missing)}.`,
            'apply.jsonl',
          )
        : passed(`${planned.length} resources were created.`);
    },
  },
  {
    id: 'destroy-complete',
    title: 'Everything created was destroyed',
    required: true,
    points: 5,
    hint: 'Run `make sim-destroy`, mend what it prints, then submit again.',
    run(run) {
      const created = completed(run.log('apply.jsonl'), 'create');
      const destroyed = completed(run.log('destroy.jsonl'), 'delete');
      const left = [...created].filter(address => !destroyed.has(address));
      if (!created.size) {
        return failed('Nothing was created.', 'apply.jsonl');
      }
      return left.length
        ? failed(
            `Created and not destroyed: ${nameSome(left)}.`,
            'destroy.jsonl',
          )
        : passed(`${created.size} resources were destroyed.`);
    },
  },
  {
    id: 'teardown-state-empty',
    title: 'Terraform knows of nothing that is left',
    required: true,
    points: 5,
    hint: 'Run `make sim-destroy` again; `docs/teardown.md` says what to do where it cannot.',
    run(run) {
      const left = listResources(run.state.values?.root_module).filter(
        ({ mode }) => mode === 'managed',
      );
      return left.length
        ? failed(
            `The state still holds ${nameSome(
              left.map(({ address }) => address),
            )}.`,
            'state-after-destroy.json#/values',
          )
        : passed('The state is empty.');
    },
  },
  {
    id: 'teardown-inventory-empty',
    title: 'Nothing is left in the account',
    required: true,
    points: 5,
    hint: 'Delete what is named, by `terraform import` and `make sim-destroy`, or in the console; `docs/teardown.md` shows how. Then submit again.',
    run(run) {
      const { checked, reason, resources } = run.inventory;
      if (!checked) {
        return skipped(
          `Nobody looked into the account: ${reason ?? 'no reason given'}.`,
          'inventory-after-destroy.json#/reason',
        );
      }
      return resources.length
        ? failed(
            `Still there, and perhaps still costing: ${nameSome(
              resources.map(({ type = 'resource', id = '' }) =>
                `${type} ${id}`.trim(),
              ),
            )}.`,
            'inventory-after-destroy.json#/resources',
          )
        : passed('The inventory of the account is empty.');
    },
  },
];

function completed(log: readonly LogLine[], action: string): Set<string> {
  return new Set(
    log.flatMap(({ type, hook }) =>
      type === 'apply_complete' &&
      hook?.action === action &&
      hook.resource?.addr
        ? [hook.resource.addr]
        : [],
    ),
  );
}
