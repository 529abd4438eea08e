import { CloudProvider } from '../../lab/LabContract';
import { Check, failed, passed } from '../Check';

/** What a condition has to name. azurerm has no data source for quotas: the preflight script fills a variable. */
const QUOTA: Record<CloudProvider, { words: string; form: RegExp }> = {
  aws: {
    words: 'data.aws_servicequotas_service_quota',
    form: /data\.aws_servicequotas_service_quota\./,
  },
  gcp: {
    words: 'data.google_cloud_quotas_quota_info',
    form: /data\.google_cloud_quotas_quota_info\./,
  },
  azure: {
    words: 'a variable, local or data source with quota in its name',
    form: /\b(var|local|data\.\w+)\.\w*quota\w*/i,
  },
};

/** The plan itself asks for the quota before anything is created. */
export const quotaPreflight: Check = {
  id: 'quota-preflight',
  title: 'The GPU quota is asked for before anything is created',
  hint: {
    aws: 'Keep the precondition of the GPU machine that holds `data.aws_servicequotas_service_quota` against its vCPUs.',
    gcp: 'Keep the precondition of the GPU machine that holds `data.google_cloud_quotas_quota_info` against its GPUs.',
    azure:
      'Keep the precondition of the GPU machine that holds `var.quota_vcpus` (which `make preflight` reads) against its vCPUs.',
  },
  run(run) {
    const { words, form } = QUOTA[run.cloud];
    const condition = run.prescan.conditions.find(({ text }) =>
      form.test(text),
    );
    if (!condition) {
      return failed(
        `No precondition, postcondition or check names ${words}.`,
        'source.json#/files',
      );
    }
    const failing = run.plan.checks?.find(({ status }) => status === 'fail');
    return failing
      ? failed(
          `The plan says that a condition of ${
            failing.address?.to_display ?? 'a resource'
          } does not hold.`,
          'plan.json#/checks',
        )
      : passed(`Asked for at ${condition.file}:${condition.line}.`);
  },
};
