import { blocks } from '../../plan/attributes';
import { TerraformResource } from '../../plan/TerraformPlan';
import { Check, failed, passed } from '../Check';

const TERMINATE_TARGET = /:aws-sdk:ec2:terminateInstances$/;

/** The instance ends with its hours, at the latest with the lease, even if nobody runs `make destroy`. */
export const autoTermination: Check = {
  id: 'auto-termination',
  title: 'The instance ends by itself',
  required: true,
  points: 10,
  hint: 'Keep the schedule of the termination module (it terminates the instance when its hours are over) and `instance_initiated_shutdown_behavior = "terminate"`.',
  run(run) {
    const schedules = run.planned.filter(
      ({ type, values }) =>
        type === 'aws_scheduler_schedule' &&
        blocks(values, 'target').some(({ arn }) =>
          TERMINATE_TARGET.test(String(arn)),
        ),
    );
    if (!schedules.length) {
      return failed(
        'No aws_scheduler_schedule terminates the instance.',
        'plan.json#/planned_values',
      );
    }
    const leaseEnds = Date.parse(run.agreed.expiresAt);
    const inTime = schedules.some(schedule => {
      const at = scheduledAt(schedule);
      return at !== undefined && at <= leaseEnds;
    });
    if (!inTime) {
      return failed(
        `${schedules[0].address} does not run once at or before ${run.agreed.expiresAt}, when the lease ends.`,
        'plan.json#/planned_values',
      );
    }
    const lingering = run.planned.find(
      ({ type, values }) =>
        type === 'aws_instance' &&
        values?.instance_initiated_shutdown_behavior !== 'terminate',
    );
    return lingering
      ? failed(
          `${lingering.address} only stops when it is shut down, and its disk goes on costing.`,
          'plan.json#/planned_values',
        )
      : passed(`Terminated by ${schedules[0].address}.`);
  },
};

// `at(2026-11-24T18:00:00)`, in the schedule's own time zone; only UTC is compared.
function scheduledAt({ values }: TerraformResource): number | undefined {
  const at = /^at\(([-\d]+T[:\d]+)\)$/.exec(
    String(values?.schedule_expression),
  )?.[1];
  const zone = values?.schedule_expression_timezone ?? 'UTC';
  return at && zone === 'UTC' && values?.state !== 'DISABLED'
    ? Date.parse(`${at}Z`)
    : undefined;
}
