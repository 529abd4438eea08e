import { Check, failed, nameSome, passed } from '../Check';

/** Terraform's own verdicts on the text of the configuration. */
export const terraformChecks: readonly Check[] = [
  {
    id: 'fmt',
    title: 'The Terraform files are formatted',
    required: true,
    points: 5,
    hint: 'Run `terraform fmt -recursive infra`, commit, then run the lab again.',
    run(run) {
      const { exitCode, files } = run.json<{
        exitCode: number;
        files: string[];
      }>('fmt.json');
      return exitCode === 0 && files.length === 0
        ? passed('`terraform fmt -check` found nothing to change.')
        : failed(
            files.length
              ? `Not formatted: ${nameSome(files)}.`
              : `\`terraform fmt -check\` ended with exit code ${exitCode}.`,
            'fmt.json#/files',
          );
    },
  },
  {
    id: 'validate',
    title: 'The configuration is valid',
    required: true,
    points: 5,
    hint: 'Run `make sim-verify` and mend what it prints; each message names a file and a line.',
    run(run) {
      const { valid, diagnostics = [] } = run.json<{
        valid: boolean;
        diagnostics?: { severity?: string; summary?: string }[];
      }>('validate.json');
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      return valid && errors.length === 0
        ? passed('`terraform validate` found no error.')
        : failed(
            `\`terraform validate\` found: ${
              nameSome(errors.map(({ summary }) => summary ?? 'an error')) ||
              'the configuration is not valid'
            }.`,
            'validate.json#/diagnostics',
          );
    },
  },
  {
    id: 'plan-complete',
    title: 'The plan is complete',
    required: true,
    points: 5,
    hint: 'Plan the whole configuration, without `-target`, with Terraform 1.6 or newer.',
    run(run) {
      const { format_version: version, errored, complete } = run.plan;
      if (!/^1\./.test(version)) {
        return failed(
          `The plan has format ${version}, this grader reads 1.x.`,
          'plan.json#/format_version',
        );
      }
      if (errored === true) {
        return failed('Planning ended with an error.', 'plan.json#/errored');
      }
      // Terraform writes `complete` since 1.8; before that every plan without an error was.
      if (complete === false) {
        return failed(
          'The plan leaves a part of the configuration out.',
          'plan.json#/complete',
        );
      }
      return run.planned.length
        ? passed(`The plan holds ${run.planned.length} resources.`)
        : failed('The plan holds no resource.', 'plan.json#/planned_values');
    },
  },
];
