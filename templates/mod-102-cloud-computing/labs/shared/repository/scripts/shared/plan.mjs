import { LabError } from './lab-error.mjs';
import { maskJson } from './redaction/index.mjs';
import { explainUnknownTypes } from './unknown-types.mjs';

/** Where the plan that `apply` executes is kept, in Terraform's folder. */
export const PLAN_FILE = 'lab.tfplan';

/** Plans into a file, on the terminal unless quiet; returns the plan without its secrets. */
export async function makePlan(run, file, { quiet = false } = {}) {
  const { terraform, secrets } = run;
  await terraform.init();
  const args = ['plan', '-input=false', `-out=${file}`];
  try {
    await (quiet ? terraform.read(args) : terraform.show(args));
  } catch (error) {
    throw await explained(run, error);
  }
  const plan = await terraform.read(['show', '-json', file]);
  secrets.learn({ 'plan.json': plan });
  return maskJson(JSON.parse(plan));
}

/** The error of a plan; in its place what the simulator does not know, where that is why. */
async function explained({ mode, terraform, lab }, error) {
  if (mode !== 'simulated' || !(error instanceof LabError)) {
    return error;
  }
  const { output } = await terraform.run(['validate', '-json']);
  const { diagnostics } = JSON.parse(output);
  const unknown = explainUnknownTypes(diagnostics, lab.values.provider);
  return unknown ? new LabError(unknown) : error;
}
