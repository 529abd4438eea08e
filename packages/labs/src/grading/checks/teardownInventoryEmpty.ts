import { Check, failed, nameSome, passed, skipped } from '../Check';

/** The cloud knows of nothing that is left, whatever Terraform’s state says. */
export const teardownInventoryEmpty: Check = {
  id: 'teardown-inventory-empty',
  title: 'Nothing is left in the account',
  hint: 'Delete what is named: `docs/teardown.md` shows how, in a cloud and in the simulated one. Then run the lab again and submit.',
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
          'inventory-after-destroy.json#/resources/0',
        )
      : passed('The inventory of the account is empty.');
  },
};
