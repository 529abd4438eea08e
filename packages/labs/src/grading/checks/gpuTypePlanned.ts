import { Check, complain, failed, nameSome, passed } from '../Check';
import { gpuPoolProblem } from '../clusters';
import { isIdleTemplate, machinesOf, machineTypes } from '../machines';

/** At least one machine has a GPU, every machine is of a type that the lab allows, and nodes with GPUs are fit for GPU work. */
export const gpuTypePlanned: Check = {
  id: 'gpu-type-planned',
  title: 'A GPU machine of an allowed type is planned',
  hint: 'Set the machine type in `infra/lab.auto.tfvars.json` to one of `allowedInstanceTypes` in `lab.yaml`.',
  run(run) {
    const machines = machinesOf(run);
    const sizes = machines.flatMap(machine => machine.sizes);
    const withGpu = machines.filter(({ hasGpu }) => hasGpu);
    if (!withGpu.length) {
      return failed(
        machines.length
          ? `No planned machine has a GPU: found ${nameSome(sizes)}.`
          : `The plan holds no ${nameSome(machineTypes(run.cloud))}.`,
        machines[0]?.resource.pointer ?? 'plan.json#/planned_values',
      );
    }
    if (withGpu.every(machine => isIdleTemplate(machine, run))) {
      return {
        outcome: 'failed',
        ...complain(
          withGpu[0].resource,
          'is a template of which nothing makes machines; expected a group or an instance that uses it',
        ),
      };
    }
    const allowed = run.contract.allowedInstanceTypes ?? [];
    const surprising = machines.find(machine =>
      machine.sizes.some(size => !allowed.includes(size)),
    );
    if (surprising) {
      return {
        outcome: 'failed',
        ...complain(
          surprising.resource,
          `rents ${nameSome(surprising.sizes)}, the lab allows ${nameSome(
            allowed,
            20,
          )}`,
        ),
      };
    }
    const unfit = withGpu.find(gpuPoolProblem);
    return unfit
      ? {
          outcome: 'failed',
          ...complain(unfit.resource, gpuPoolProblem(unfit)!),
        }
      : passed(
          `Planned: ${nameSome(withGpu.flatMap(machine => machine.sizes))}.`,
        );
  },
};
