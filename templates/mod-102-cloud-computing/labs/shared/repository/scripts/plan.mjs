import { runCommand } from './shared/lab-error.mjs';
import { makePlan, PLAN_FILE } from './shared/plan.mjs';
import { openRun } from './shared/run.mjs';

/** What would be created? Creates nothing. */
async function plan(options) {
  await makePlan(await openRun(options), PLAN_FILE);
}

await runCommand(plan);
