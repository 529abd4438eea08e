import { LabError, runCommand } from './shared/lab-error.mjs';
import { printLogLine } from './shared/log-printer.mjs';
import { openRun } from './shared/run.mjs';
import { recordTeardown } from './shared/teardown.mjs';

/** Destroys the lab, and records what is left. */
async function destroy(options) {
  const run = await openRun(options);
  await run.terraform.init();
  run.secrets.learn({
    'state.json': await run.terraform.read(['show', '-json']),
  });
  const { code, log } = await run.terraform.log(
    ['destroy', '-json', '-auto-approve', '-input=false'],
    printLogLine,
  );
  // Destroying what is gone already says nothing; what a first run could not do stands behind what it did.
  if (code !== 0 || log.includes('"type":"apply_complete"')) {
    run.records.append('destroy.jsonl', log);
  }
  await recordTeardown(run);
  if (code !== 0) {
    throw new LabError(
      'Not everything was destroyed. Mend what is printed above and run it again; docs/teardown.md helps.',
    );
  }
}

await runCommand(destroy);
