import { CloudProvider } from '../../lab/LabContract';
import { Check, failed, passed } from '../Check';

/** What a condition has to name. azurerm has no data source for quotas: the preflight script fills a variable. */
const QUOTA: Record<CloudProvider, { words: string; form: RegExp }> = {
  aws: {
    words: 'data.aws_servicequotas_service_quota',
    form: /data\.aws_servicequotas_service_quota\.[\w.[\]]+/g,
  },
  gcp: {
    words: 'data.google_cloud_quotas_quota_info',
    form: /data\.google_cloud_quotas_quota_info\.[\w.[\]]+/g,
  },
  azure: {
    words: 'a variable, local or data source with quota in its name',
    form: /\b(var|local|data\.\w+)\.\w*quota[\w.[\]]*/gi,
  },
};

/** The plan itself asks for the quota before anything is created. */
export const quotaPreflight: Check = {
  id: 'quota-preflight',
  title: 'The GPU quota is asked for before anything is created',
  hint: {
    aws: 'Have the precondition of the GPU machine that holds `data.aws_servicequotas_service_quota` against its vCPUs.',
    gcp: 'Have the precondition of the GPU machine that holds `data.google_cloud_quotas_quota_info` against its GPUs.',
    azure:
      'Have the precondition of the GPU machine that holds `var.quota_vcpus` (which `make quota` reads) against its vCPUs.',
  },
  run(run) {
    const { words, form } = QUOTA[run.cloud];
    const naming = run.prescan.conditions.filter(
      ({ text }) => text.search(form) !== -1,
    );
    if (!naming.length) {
      return failed(
        `No precondition, postcondition or check names ${words}.`,
        'source.json#/files',
      );
    }
    const condition = naming.find(({ text }) => asks(text.replace(form, ' ')));
    if (!condition) {
      const { file, line, text } = naming[0];
      return failed(
        `${file}:${line}: \`${text.trim()}\` holds whatever the quota is; expected it to be held against what the machine needs.`,
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

/** Whether a condition holds a quota against something: what is left of it without the quota is more than 0 or \`true\`. */
function asks(rest: string): boolean {
  return (
    /[<>=]/.test(rest) &&
    !/\|\|\s*true\b|\btrue\s*\|\|/.test(rest) &&
    (/\b(var|local|data|module|each|self|count)\.\w/.test(rest) ||
      /(?<![\w.-])0*[1-9]\d*/.test(rest))
  );
}
