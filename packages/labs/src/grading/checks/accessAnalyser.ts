import { blocks, text } from '../../plan/attributes';
import { checkByCloud, lacks } from '../Check';

/** Something watches who has access to what. */
export const accessAnalyser = checkByCloud({
  id: 'access-analyser',
  title: 'Access is watched',
  praise: 'Access is watched.',
  hint: {
    aws: 'Have `aws_accessanalyzer_analyzer`: it tells what outsiders can reach and what nobody uses.',
    gcp: 'Switch `policyanalyzer.googleapis.com` or `recommender.googleapis.com` on, and log reads with `google_project_iam_audit_config`.',
    azure:
      'Send the audit events of the key vault to a workspace with `azurerm_monitor_diagnostic_setting`.',
  },
  complaint: {
    aws: run =>
      run
        .plannedOf('aws_accessanalyzer_analyzer')
        .some(({ values }) =>
          /^(ACCOUNT|ORGANIZATION)(_UNUSED_ACCESS|_INTERNAL_ACCESS)?$/.test(
            text(values, 'type') || 'ACCOUNT',
          ),
        )
        ? undefined
        : lacks('aws_accessanalyzer_analyzer'),
    gcp: run => {
      const isOn = run
        .plannedOf('google_project_service')
        .some(({ values }) =>
          /^(policyanalyzer|recommender)\.googleapis\.com$/.test(
            text(values, 'service'),
          ),
        );
      if (!isOn) {
        return lacks(
          'google_project_service of policyanalyzer.googleapis.com or recommender.googleapis.com',
        );
      }
      const isLogged = run
        .plannedOf('google_project_iam_audit_config')
        .some(
          ({ values }) =>
            /^(allServices|secretmanager\.googleapis\.com)$/.test(
              text(values, 'service'),
            ) &&
            blocks(values, 'audit_log_config').some(
              it => it.log_type === 'DATA_READ',
            ),
        );
      return isLogged
        ? undefined
        : lacks(
            'google_project_iam_audit_config that logs who reads secrets (DATA_READ)',
          );
    },
    azure: run =>
      run
        .plannedOf('azurerm_monitor_diagnostic_setting')
        .flatMap(({ values }) => blocks(values, 'enabled_log'))
        .some(
          log =>
            log.category === 'AuditEvent' ||
            /^(audit|allLogs)$/.test(text(log, 'category_group')),
        )
        ? undefined
        : lacks(
            'azurerm_monitor_diagnostic_setting that keeps AuditEvent of the vault',
          ),
  },
});
