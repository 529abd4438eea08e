import { LabError } from './lab-error.mjs';
import { infra } from './paths.mjs';
import { Terraform } from './terraform.mjs';

/** The outputs of the real run, by name. A simulated cluster runs no pods, and so nothing asks for its outputs. */
export async function readOutputs() {
  const terraform = new Terraform(infra, process.env);
  const outputs = JSON.parse(await terraform.read(['output', '-json']));
  if (!outputs.cluster_name) {
    throw new LabError(
      'There is no cluster yet: make apply. (A simulated one runs no pods: this needs a real one.)',
    );
  }
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value }]) => [name, value]),
  );
}
