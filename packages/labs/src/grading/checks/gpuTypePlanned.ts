import { Check, failed, nameSome, passed } from '../Check';

/**
 * Instance families with NVIDIA GPUs, from AWS's list of accelerated instance types, November 2026. `p5.4xlarge`
 * belongs to `p5`.
 */
const GPU_FAMILIES: ReadonlySet<string> = new Set([
  'g4dn',
  'g5',
  'g6',
  'g6e',
  'g7e',
  'gr6',
  'p4d',
  'p4de',
  'p5',
  'p5e',
  'p5en',
  'p6-b200',
  'p6-b300',
]);

/** At least one instance has a GPU, and every instance is of a type that the lab allows, in the region agreed. */
export const gpuTypePlanned: Check = {
  id: 'gpu-type-planned',
  title: 'A GPU instance of an allowed type is planned',
  required: true,
  points: 10,
  hint: 'Set `instance_type` in `infra/lab.auto.tfvars.json` to one of `allowedInstanceTypes` in `lab.yaml`, and leave `region` as it was generated.',
  run(run) {
    const instances = run.planned.filter(({ type }) => type === 'aws_instance');
    const types = instances.map(({ values }) => String(values?.instance_type));
    const withGpu = types.filter(type => GPU_FAMILIES.has(type.split('.')[0]));
    if (!withGpu.length) {
      return failed(
        types.length
          ? `No planned instance has a GPU: found ${nameSome(types)}.`
          : 'The plan holds no aws_instance.',
        'plan.json#/planned_values',
      );
    }
    const elsewhere = instances.find(
      ({ values }) =>
        typeof values?.region === 'string' &&
        values.region !== run.agreed.region,
    );
    if (elsewhere) {
      return failed(
        `${elsewhere.address} is planned in ${elsewhere.values?.region}, ${run.agreed.region} was agreed and priced.`,
        'plan.json#/planned_values',
      );
    }
    const allowed = run.contract.allowedInstanceTypes;
    const surprising = types.filter(type => !allowed.includes(type));
    return surprising.length
      ? failed(
          `${nameSome(surprising)} is planned, the lab allows ${nameSome(
            allowed,
            20,
          )}.`,
          'plan.json#/planned_values',
        )
      : passed(`Planned: ${nameSome(withGpu)}.`);
  },
};
