import { blocks, hasItems } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';

/** Who did what can be looked up. */
export const auditLogs = checkByCloud({
  id: 'audit-logs',
  title: 'Calls are logged',
  praise: 'Calls are logged.',
  hint: {
    aws: 'Have `aws_cloudtrail` with `enable_log_file_validation = true`.',
    gcp: 'Have `google_project_iam_audit_config` with `DATA_READ` and `DATA_WRITE`.',
    azure:
      'Have `azurerm_monitor_diagnostic_setting` with `enabled_log` on what holds data.',
  },
  complaint: {
    aws: run => {
      const trails = run.plannedOf('aws_cloudtrail');
      return trails.length
        ? firstComplaint(trails, ({ values }) => {
            if (values?.enable_logging === false) {
              return 'is switched off';
            }
            return values?.enable_log_file_validation === true
              ? undefined
              : 'can be changed afterwards (enable_log_file_validation)';
          })
        : lacks('aws_cloudtrail');
    },
    gcp: run => {
      const types = run
        .plannedOf('google_project_iam_audit_config')
        .flatMap(({ values }) => blocks(values, 'audit_log_config'))
        .map(it => it.log_type);
      return types.includes('DATA_READ') && types.includes('DATA_WRITE')
        ? undefined
        : lacks(
            'google_project_iam_audit_config with DATA_READ and DATA_WRITE',
          );
    },
    azure: run =>
      run
        .plannedOf('azurerm_monitor_diagnostic_setting')
        .some(({ values }) => hasItems(values, 'enabled_log'))
        ? undefined
        : lacks('azurerm_monitor_diagnostic_setting with an enabled_log'),
  },
});
