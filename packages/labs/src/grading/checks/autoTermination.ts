import { blocks, isAttributes, strings, text } from '../../plan/attributes';
import { Attributes } from '../../plan/TerraformPlan';
import {
  Check,
  checkByCloud,
  complain,
  Complaint,
  firstComplaint,
} from '../Check';
import { idlePoolProblem } from '../clusters';
import { LabRun, PlannedResource } from '../LabRun';
import { Machine, machinesOf } from '../machines';

/*
 * Machines end by the provider's own mechanism, so that they end although nobody runs `make destroy`, the portal is away
 * and the learner's repository is gone. Where the mechanism is a time, it is compared with the end of the lease; where it
 * is a duration, with the hours of the lab.
 */

/** What a schedule of AWS calls to end machines of a kind. */
const AWS_ENDINGS: Record<Machine['kind'], RegExp> = {
  instance: /:aws-sdk:ec2:terminateInstances$/,
  template:
    /:aws-sdk:(autoscaling:(updateAutoScalingGroup|setDesiredCapacity|deleteAutoScalingGroup)|ec2:(deleteFleets|cancelSpotFleetRequests))$/,
  pool: /:aws-sdk:eks:(updateNodegroupConfig|deleteNodegroup|deleteCluster)$/,
};

/** What a schedule has to name to end machines of a kind, and by which of their attributes. */
const NAMED_BY: Record<Machine['kind'], { types: string[]; ids: string[] }> = {
  instance: { types: ['aws_instance'], ids: ['id'] },
  template: { types: ['aws_autoscaling_group'], ids: ['name'] },
  pool: { types: [], ids: [] },
};

/** What makes machines of a template of AWS by itself. */
const GROUPS = [
  'aws_autoscaling_group',
  'aws_ec2_fleet',
  'aws_spot_fleet_request',
];

const ended = checkByCloud({
  id: 'auto-termination',
  title: 'Machines end by themselves',
  praise: 'Every machine ends by itself.',
  hint: {
    aws: 'Have the schedule of the guardrails module (it terminates the machine when its hours are over) and `instance_initiated_shutdown_behavior = "terminate"`.',
    gcp: 'Have `termination_time` at or before the end of the lease, or `max_run_duration` with the hours of the lab, and `instance_termination_action = "DELETE"` in `scheduling`.',
    azure:
      'Have `azurerm_dev_test_global_vm_shutdown_schedule` of the machine, or the automation schedule of the guardrails module, at or before the end of the lease.',
  },
  complaint: {
    aws: run => {
      const machines = machinesOf(run);
      // What a template describes and a pool or an instance uses ends with these.
      const kinds = new Set(machines.map(({ kind }) => kind));
      const isOfInstance =
        run
          .plannedOf('aws_instance')
          .some(({ values }) => blocks(values, 'launch_template').length) &&
        !run.plannedOf(...GROUPS).length;
      if (kinds.has('pool') || isOfInstance) {
        kinds.delete('template');
      }
      for (const kind of kinds) {
        const problem = awsProblem(run, kind);
        if (problem) {
          return problem;
        }
      }
      return firstComplaint(
        run.plannedOf('aws_instance', 'aws_spot_instance_request'),
        resource => comesBack(resource),
      );
    },
    gcp: run =>
      firstComplaint(
        machinesOf(run)
          .filter(({ hasGpu, kind }) => hasGpu || kind !== 'pool')
          .map(({ resource }) => resource),
        ({ type, values }) => {
          if (type === 'google_container_node_pool') {
            const [config] = blocks(values, 'node_config');
            const duration = text(config, 'max_run_duration');
            return durationProblem(run, /^(\d+)s$/.exec(duration)?.[1]);
          }
          const [scheduling] = blocks(values, 'scheduling');
          return (
            googleProblem(run, scheduling) ??
            (scheduling?.instance_termination_action === 'DELETE'
              ? undefined
              : 'is only stopped at its end, and its disk goes on costing')
          );
        },
      ),
    azure: run => {
      const machines = machinesOf(run).filter(({ hasGpu }) => hasGpu);
      const jobs = run.plannedOf('azurerm_automation_job_schedule');
      const isAutomated =
        jobs.length > 0 &&
        run
          .plannedOf('azurerm_automation_schedule')
          .some(
            ({ values }) =>
              values?.frequency === 'OneTime' &&
              isInTime(run, Date.parse(text(values, 'start_time'))) &&
              jobs.some(
                job =>
                  !text(job.values, 'schedule_name') ||
                  text(job.values, 'schedule_name') === text(values, 'name'),
              ),
          );
      if (isAutomated) {
        return undefined;
      }
      const isGroup = machines.find(({ kind }) => kind !== 'instance');
      if (isGroup) {
        return complain(
          isGroup.resource,
          `runs until somebody ends it: no azurerm_automation_schedule runs once at or before ${run.agreed.expiresAt} with a job`,
        );
      }
      const schedules = run
        .plannedOf('azurerm_dev_test_global_vm_shutdown_schedule')
        .filter(({ values }) => values?.enabled !== false);
      // One that names no machine that is known could be anybody's.
      const named = schedules.map(({ values }) =>
        text(values, 'virtual_machine_id').toLowerCase(),
      );
      const unnamed = named.filter(id => !id).length;
      const endless = machines.filter(
        ({ resource: { values } }) =>
          !named.includes(text(values, 'id').toLowerCase() || 'unknown'),
      );
      return endless.length > unnamed
        ? complain(
            endless[unnamed].resource,
            'runs until somebody ends it (no shutdown schedule)',
          )
        : undefined;
    },
  },
});

/** Machines end with their hours, at the latest with the lease; nodes with GPUs when no pod needs one. */
export const autoTermination: Check = {
  ...ended,
  run(run) {
    const verdict = ended.run(run);
    const idle = machinesOf(run).find(idlePoolProblem);
    return verdict.outcome === 'passed' && idle
      ? {
          outcome: 'failed',
          ...complain(idle.resource, idlePoolProblem(idle)!),
        }
      : verdict;
  },
};

// Google takes one of the two: a time, or a duration that begins anew whenever the machine is made.
function googleProblem(
  run: LabRun,
  scheduling: Attributes | undefined,
): string | undefined {
  const time = text(scheduling, 'termination_time');
  if (!time) {
    return durationProblem(
      run,
      blocks(scheduling, 'max_run_duration')[0]?.seconds,
      'termination_time or max_run_duration',
    );
  }
  if (Date.parse(time) <= plannedAt(run)) {
    return `was to end at ${time}, before it was planned`;
  }
  return Date.parse(time) <= leaseEnd(run)
    ? undefined
    : `runs until ${time}, the lease ends at ${run.agreed.expiresAt}`;
}

function durationProblem(
  run: LabRun,
  seconds: unknown,
  expected = 'max_run_duration',
): string | undefined {
  if (seconds === undefined || seconds === null) {
    return `runs until somebody ends it (no ${expected})`;
  }
  return Number(seconds) > run.hours * 3600
    ? `may run ${seconds} seconds, ${run.hours} hours were agreed`
    : undefined;
}

function awsProblem(run: LabRun, kind: Machine['kind']): Complaint | undefined {
  const schedules = run
    .plannedOf('aws_scheduler_schedule')
    .filter(({ values }) =>
      blocks(values, 'target').some(({ arn }) =>
        AWS_ENDINGS[kind].test(String(arn)),
      ),
    );
  const groupSchedules =
    kind === 'instance'
      ? []
      : run
          .plannedOf('aws_autoscaling_schedule')
          .filter(({ values }) => values?.desired_capacity === 0);
  const all = [...schedules, ...groupSchedules];
  if (!all.length) {
    return {
      message: {
        instance: 'No aws_scheduler_schedule terminates the instance.',
        template:
          'No aws_autoscaling_schedule or aws_scheduler_schedule empties the group.',
        pool: 'No aws_scheduler_schedule empties or deletes the node group.',
      }[kind],
      evidence: 'plan.json#/planned_values',
    };
  }
  const inTime = all.filter(schedule => isInTime(run, endsAt(schedule)));
  if (!inTime.length) {
    return complain(
      all[0],
      all.some(schedule => endsAt(schedule) <= plannedAt(run))
        ? 'runs at a time that was over when it was planned, and so never'
        : `does not run once at or before ${run.agreed.expiresAt}, when the lease ends`,
    );
  }
  const named = inTime.flatMap(namedIn);
  const forgotten = named.length
    ? run.plannedOf(...NAMED_BY[kind].types).find(({ values }) =>
        NAMED_BY[kind].ids.every(id => {
          const known = text(values, id);
          return known !== '' && !named.includes(known);
        }),
      )
    : undefined;
  return forgotten && complain(forgotten, 'is not what its schedule ends');
}

/** The names of what a schedule ends; nothing where they are not known. */
function namedIn({ type, values }: PlannedResource): string[] {
  if (type === 'aws_autoscaling_schedule') {
    return [text(values, 'autoscaling_group_name')].filter(Boolean);
  }
  return blocks(values, 'target').flatMap(target => {
    try {
      const input: unknown = JSON.parse(text(target, 'input'));
      return isAttributes(input)
        ? [
            ...strings(input, 'InstanceIds'),
            text(input, 'AutoScalingGroupName'),
          ].filter(Boolean)
        : [];
    } catch {
      return [];
    }
  });
}

/** What is wrong with how a single machine of AWS ends. */
function comesBack({ type, values }: PlannedResource): string | undefined {
  if (values?.instance_initiated_shutdown_behavior !== 'terminate') {
    return 'only stops when it is shut down, and its disk goes on costing';
  }
  const spot = blocks(values, 'instance_market_options').flatMap(it =>
    blocks(it, 'spot_options'),
  );
  // A request of one's own is persistent where nothing else is said.
  const isPersistent =
    type === 'aws_spot_instance_request'
      ? text(values, 'spot_type') !== 'one-time'
      : spot.some(it => it.spot_instance_type === 'persistent');
  return isPersistent
    ? 'comes back after it was ended: its spot request is persistent; expected one-time'
    : undefined;
}

// `at(2026-11-24T18:00:00)`, in the schedule's own time zone; only UTC is compared. NaN is at no time.
function endsAt({ type, values }: PlannedResource): number {
  if (type === 'aws_autoscaling_schedule') {
    return Date.parse(text(values, 'start_time'));
  }
  const at = /^at\(([-\d]+T[:\d]+)\)$/.exec(
    text(values, 'schedule_expression'),
  )?.[1];
  const zone = values?.schedule_expression_timezone ?? 'UTC';
  return at && zone === 'UTC' && values?.state !== 'DISABLED'
    ? Date.parse(`${at}Z`)
    : Number.NaN;
}

function isInTime(run: LabRun, time: number): boolean {
  return time <= leaseEnd(run) && time > plannedAt(run);
}

/** Terraform writes the time of a plan since 1.5. */
function plannedAt(run: LabRun): number {
  return Date.parse(run.plan.timestamp ?? '') || 0;
}

function leaseEnd(run: LabRun): number {
  return Date.parse(run.agreed.expiresAt);
}
