import { infra } from './paths.mjs';
import { LabError } from './lab-error.mjs';
import {
  redactFiles,
  secretsOf,
  TooManySecretsError,
} from './redaction/index.mjs';
import { readSource } from './source.mjs';

/**
 * What is secret in a run: what infra/ declares sensitive or gives to arguments for secrets, what the environment gives to
 * sensitive variables, and what Terraform's plans and states mask. It is kept in memory alone, and taken out of
 * everything that is written for the evidence.
 */
export class Secrets {
  #known = new Map();
  #contract;

  constructor(contract) {
    this.#contract = contract;
    const { files } = readSource(infra);
    const given = Object.entries(process.env)
      .filter(([name]) => name.startsWith('TF_VAR_'))
      .map(([name, value]) => [name.slice('TF_VAR_'.length), value]);
    this.learn({
      'source.json': JSON.stringify({
        files: {
          ...files,
          'environment.auto.tfvars.json': JSON.stringify(
            Object.fromEntries(given),
          ),
        },
      }),
    });
  }

  /** @param files - by name, such as `plan.json`, as Terraform wrote them */
  learn(files) {
    for (const [value, why] of secretsOf(files)) {
      this.#known.set(value, why);
    }
  }

  /** Files without secrets. What is no JSON though it should be is left out: nobody can tell what it holds. */
  redact(files) {
    try {
      return redactFiles({ ...files, 'lab.yaml': this.#contract }, this.#known)
        .files;
    } catch (error) {
      throw error instanceof TooManySecretsError
        ? new LabError(
            `Nothing was written: ${error.message}. Declare as sensitive what is a secret, and nothing else.`,
          )
        : error;
    }
  }
}
