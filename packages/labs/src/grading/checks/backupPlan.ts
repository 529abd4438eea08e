import { blocks, hasItems, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { LabRun } from '../LabRun';

/** What cannot be made again is copied, on a schedule. */
export const backupPlan = checkByCloud({
  id: 'backup-plan',
  title: 'Backups are made',
  praise: 'Backups are made, on a schedule.',
  hint: {
    aws: 'Have `aws_backup_plan` with a scheduled rule, `aws_backup_vault`, and an `aws_backup_selection` of what is backed up.',
    gcp: 'Have a backup plan with its association, or a snapshot schedule with its attachment.',
    azure:
      'Have a backup policy, and a protected machine or instance that uses it.',
  },
  complaint: {
    aws: run => {
      if (!run.plannedOf('aws_backup_vault').length) {
        return lacks('aws_backup_vault');
      }
      // AWS Backup copies objects by their versions.
      const unversioned = firstComplaint(
        run.plannedOf('aws_s3_bucket_versioning'),
        ({ values }) =>
          blocks(values, 'versioning_configuration').some(
            it => it.status !== 'Enabled',
          )
            ? 'keeps no versions, so nothing of the bucket can be backed up'
            : undefined,
      );
      if (unversioned) {
        return unversioned;
      }
      const isScheduled = run
        .plannedOf('aws_backup_plan')
        .flatMap(({ values }) => blocks(values, 'rule'))
        .some(rule => text(rule, 'schedule') !== '');
      if (!isScheduled) {
        return lacks('aws_backup_plan with a schedule');
      }
      return run
        .plannedOf('aws_backup_selection')
        .some(({ values }) =>
          ['resources', 'selection_tag', 'condition', 'not_resources'].some(
            name => hasItems(values, name),
          ),
        )
        ? undefined
        : lacks('aws_backup_selection: nothing is backed up');
    },
    gcp: run => {
      const isScheduled =
        both(
          run,
          'google_backup_dr_backup_plan',
          'google_backup_dr_backup_plan_association',
        ) ||
        run.plannedOf('google_gke_backup_backup_plan').length > 0 ||
        (run
          .plannedOf('google_compute_resource_policy')
          .some(({ values }) => hasItems(values, 'snapshot_schedule_policy')) &&
          run.plannedOf(
            'google_compute_disk_resource_policy_attachment',
            'google_compute_resource_policy_attachment',
          ).length > 0);
      return isScheduled
        ? undefined
        : lacks(
            'backup plan or snapshot schedule that is attached to something',
          );
    },
    azure: run => {
      const isMachine = both(
        run,
        'azurerm_backup_policy_vm',
        'azurerm_backup_protected_vm',
      );
      const has = (prefix: string) =>
        run.planned.some(({ type }) => type.startsWith(prefix));
      return isMachine ||
        (has('azurerm_data_protection_backup_policy_') &&
          has('azurerm_data_protection_backup_instance_'))
        ? undefined
        : lacks('backup policy with something that is protected by it');
    },
  },
});

function both(run: LabRun, one: string, other: string): boolean {
  return run.plannedOf(one).length > 0 && run.plannedOf(other).length > 0;
}
