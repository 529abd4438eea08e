import { Check, failed, nameSome, passed } from '../Check';

interface Validation {
  valid: boolean;
  diagnostics?: {
    severity?: string;
    summary?: string;
    detail?: string;
    range?: { filename?: string; start?: { line?: number } };
  }[];
}

/** `terraform validate` finds no error. */
export const valid: Check = {
  id: 'validate',
  title: 'The configuration is valid',
  hint: 'Run `make sim-verify` and mend what it prints; each message names a file and a line.',
  run(run) {
    const { valid: isValid, diagnostics = [] } =
      run.json<Validation>('validate.json');
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return isValid && errors.length === 0
      ? passed('`terraform validate` found no error.')
      : failed(
          `\`terraform validate\` found: ${
            nameSome(
              errors.map(({ summary = 'an error', range }) =>
                range?.filename
                  ? `${summary} (${range.filename}:${range.start?.line ?? 1})`
                  : summary,
              ),
            ) || 'the configuration is not valid'
          }.`,
          'validate.json#/diagnostics',
          errors.map(({ detail }) => detail).join('\n'),
        );
  },
};
