import { maskJson } from './redaction/index.mjs';

/** Where the plan that `apply` executes is kept, in Terraform's folder. */
export const PLAN_FILE = 'lab.tfplan';

/** Plans into a file, on the terminal unless quiet; returns the plan without its secrets. */
export async function makePlan(
  { terraform, secrets },
  file,
  { quiet = false } = {},
) {
  await terraform.init();
  const args = ['plan', '-input=false', `-out=${file}`];
  await (quiet ? terraform.read(args) : terraform.show(args));
  const plan = await terraform.read(['show', '-json', file]);
  secrets.learn({ 'plan.json': plan });
  return maskJson(JSON.parse(plan));
}
