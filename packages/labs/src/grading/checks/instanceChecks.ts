import { blocks } from '../../plan/attributes';
import { TerraformResource } from '../../plan/TerraformPlan';
import { Check, failed, passed, Verdict } from '../Check';
import { LabRun } from '../LabRun';

/** How the instances themselves are hardened. */
export const instanceChecks: readonly Check[] = [
  {
    id: 'imdsv2',
    title: 'Instances require IMDSv2',
    required: true,
    points: 5,
    hint: 'Set `http_tokens = "required"` in `metadata_options` of the instance.',
    run: run =>
      everyInstance(
        run,
        ({ values }) =>
          blocks(values, 'metadata_options').some(
            options => options.http_tokens === 'required',
          ),
        'answers metadata requests without a session token',
        'Metadata is answered to session tokens only.',
      ),
  },
  {
    id: 'disk-encrypted',
    title: 'Disks are encrypted',
    required: true,
    points: 5,
    hint: 'Set `encrypted = true` in `root_block_device` and on every other volume.',
    run(run) {
      const volume = run.planned.find(
        ({ type, values }) =>
          type === 'aws_ebs_volume' && values?.encrypted !== true,
      );
      if (volume) {
        return failed(
          `${volume.address} is not encrypted.`,
          'plan.json#/planned_values',
        );
      }
      return everyInstance(
        run,
        ({ values }) => {
          const root = blocks(values, 'root_block_device');
          return (
            root.length > 0 &&
            [...root, ...blocks(values, 'ebs_block_device')].every(
              device => device.encrypted === true,
            )
          );
        },
        'has a disk that is not encrypted',
        'Every disk is encrypted.',
      );
    },
  },
];

function everyInstance(
  run: LabRun,
  holds: (instance: TerraformResource) => boolean,
  complaint: string,
  praise: string,
): Verdict {
  const instances = run.planned.filter(({ type }) => type === 'aws_instance');
  const offender = instances.find(instance => !holds(instance));
  if (offender) {
    return failed(
      `${offender.address} ${complaint}.`,
      'plan.json#/planned_values',
    );
  }
  return instances.length
    ? passed(praise)
    : failed('The plan holds no aws_instance.', 'plan.json#/planned_values');
}
