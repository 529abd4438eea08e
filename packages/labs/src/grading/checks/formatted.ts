import { Check, failed, nameSome, passed } from '../Check';

/** `terraform fmt` would change nothing. */
export const formatted: Check = {
  id: 'fmt',
  title: 'The Terraform files are formatted',
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
};
