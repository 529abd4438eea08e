import fs from 'node:fs';
import path from 'node:path';
import { confirm } from './shared/confirm.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { printLogLine } from './shared/log-printer.mjs';
import { makePlan, PLAN_FILE } from './shared/plan.mjs';
import { root, submission } from './shared/paths.mjs';
import { openRun } from './shared/run.mjs';

// The plan made right after.
const AFTER_FILE = 'after.tfplan';

/** Creates the lab. */
async function apply(options) {
  const run = await openRun(options);
  // What costs nothing is not asked about, so its plan is not shown; `make sim-plan` shows it.
  const plan = await makePlan(run, PLAN_FILE, {
    quiet: run.mode === 'simulated',
  });
  if (!plan.resource_changes?.some(isChange)) {
    console.log('\nNothing to do: everything exists as it is written.');
    return;
  }
  if (run.mode === 'cloud') {
    requireApproval();
    const { 'budget.amount': budget, hours } = run.lab.values;
    await confirm(
      `This creates what is planned above in a real account: ${hours} hours, at most ${budget} USD agreed.`,
    );
  }
  const { code, log } = await run.terraform.log(
    ['apply', '-json', '-input=false', PLAN_FILE],
    printLogLine,
    { minutes: minutesGiven() },
  );
  // What was destroyed before belongs to an earlier run.
  run.records.remove(
    'plan-after-apply.json',
    'destroy.jsonl',
    'state-after-destroy.json',
    'inventory-after-destroy.json',
  );
  run.records.writeJson('plan.json', plan);
  run.records.write('apply.jsonl', log);
  if (run.journal) {
    run.records.write('journal.jsonl', await run.journal());
  }
  if (code !== 0) {
    throw new LabError(
      'Not everything was created. Mend what is printed above and run it again, or take down what there is with `make destroy` (`make sim-destroy`).',
    );
  }
  // What exists now, with everything known, and whether it is what was written.
  const after = await makePlan(run, AFTER_FILE, { quiet: true });
  run.records.writeJson('plan-after-apply.json', after);
  const drifted = (after.resource_changes ?? []).filter(isChange);
  if (drifted.length > 0) {
    throw new LabError(
      `Everything was created, but a second plan would change ${drifted
        .map(({ address }) => address)
        .join(', ')}. Write the configuration so that it says what is there.`,
    );
  }
}

/** How long a pipeline lets it create, so that it has time left to destroy; no limit for people. */
function minutesGiven() {
  const { APPLY_MINUTES } = process.env;
  if (APPLY_MINUTES && !(Number(APPLY_MINUTES) > 0)) {
    throw new LabError(
      `APPLY_MINUTES is ${APPLY_MINUTES}, expected a number of minutes above 0.`,
    );
  }
  return Number(APPLY_MINUTES) || undefined;
}

function isChange({ mode, change }) {
  return mode === 'managed' && !/^(no-op|read)$/.test(change.actions.join());
}

// A project whose money has to be approved has a script that writes down under what it was.
function requireApproval() {
  const isGated = fs.existsSync(path.join(root, 'scripts/spend-gate.mjs'));
  if (isGated && !fs.existsSync(path.join(submission, 'spend-gate.json'))) {
    throw new LabError(
      'Nothing is created in a real account before its spend is approved. Have the spend simulation approved, then: make spend-gate',
    );
  }
}

await runCommand(apply);
