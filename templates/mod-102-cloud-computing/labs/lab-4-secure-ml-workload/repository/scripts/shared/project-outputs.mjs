import { LabError } from './lab-error.mjs';
import { infra } from './paths.mjs';
import { Terraform } from './terraform.mjs';

/** The outputs of the real run, by name. A simulated machine runs nothing, and so nothing asks for its outputs. */
export async function readProjectOutputs() {
  const terraform = new Terraform(infra, process.env);
  const outputs = JSON.parse(await terraform.read(['output', '-json']));
  if (!outputs.network) {
    throw new LabError(
      'There is no project yet: make apply. (A simulated one holds no data and runs nothing: this needs a real one. What needs none is make rehearse.)',
    );
  }
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value }]) => [name, value]),
  );
}
