import { LabError, runCommand } from './shared/lab-error.mjs';
import { openRun } from './shared/run.mjs';

const CHANGES_PENDING = 2;

/** Does what exists still match what is written? */
async function drift(options) {
  const { terraform } = await openRun(options);
  await terraform.init();
  const code = await terraform.show(
    ['plan', '-input=false', '-detailed-exitcode'],
    { expect: [0, CHANGES_PENDING] },
  );
  if (code === CHANGES_PENDING) {
    throw new LabError(
      'What exists differs from infra/, see the plan above. `make apply` (`make sim-apply`) brings it back.',
    );
  }
  console.log('\nNo drift.');
}

await runCommand(drift);
