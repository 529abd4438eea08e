import { redactPlan } from './redact.mjs';

/** Where the plan that `apply` executes is kept, in Terraform's folder. */
export const PLAN_FILE = 'lab.tfplan';

/** Plans, on the terminal unless quiet; returns the plan without its secrets. */
export async function makePlan({ terraform }, { quiet = false } = {}) {
  await terraform.init();
  const args = ['plan', '-input=false', `-out=${PLAN_FILE}`];
  await (quiet ? terraform.read(args) : terraform.show(args));
  return redactPlan(
    JSON.parse(await terraform.read(['show', '-json', PLAN_FILE])),
  );
}
