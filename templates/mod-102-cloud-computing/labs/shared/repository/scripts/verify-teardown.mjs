import { LabError, runCommand } from './shared/lab-error.mjs';
import { openRun } from './shared/run.mjs';
import { recordTeardown } from './shared/teardown.mjs';

/** Is nothing left: in Terraform's state, and in the account itself? */
async function verifyTeardown(options) {
  const run = await openRun(options);
  await run.terraform.init();
  const { inState, inAccount, unchecked } = await recordTeardown(run);

  if (inState.length) {
    throw new LabError(`Still in the state: ${inState.join(', ')}.`);
  }
  console.log('The state is empty.');
  if (inAccount.length) {
    throw new LabError(
      `Still in the account, and perhaps still costing: ${inAccount.join(
        ', ',
      )}. docs/teardown.md says how to remove it.`,
    );
  }
  console.log(
    unchecked
      ? `The account was not looked into: ${unchecked}.`
      : 'Nothing is left in the account.',
  );
}

await runCommand(verifyTeardown);
