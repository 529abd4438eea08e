import { locateResources } from '../../plan/modules';
import { Check, failed, nameSome, passed } from '../Check';

/** Terraform’s own state is empty. */
export const teardownStateEmpty: Check = {
  id: 'teardown-state-empty',
  title: 'Terraform knows of nothing that is left',
  hint: 'Run `make sim-destroy` again; `docs/teardown.md` says what to do where it cannot.',
  run(run) {
    const left = locateResources(
      run.state.values?.root_module,
      'state-after-destroy.json#/values/root_module',
    ).filter(({ mode }) => mode === 'managed');
    return left.length
      ? failed(
          `The state still holds ${nameSome(
            left.map(({ address }) => address),
          )}.`,
          left[0].pointer,
        )
      : passed('The state is empty.');
  },
};
