import { buildEvidence } from './shared/evidence-bundle.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { sendEvidence } from './shared/portal.mjs';
import { readToken } from './shared/upload-token.mjs';

const MARKS = { passed: '✔', skipped: '○' };

/** Sends the evidence of the latest run to the portal and prints the grade. */
async function submit(options) {
  const { bundle, manifest } = await buildEvidence(options);
  const { values } = readLab();
  const token = await readToken(values);
  const attempt = await sendEvidence(values, token, bundle);

  for (const check of attempt.checks) {
    printCheck(check);
  }
  console.log(
    `\n${attempt.outcome}: ${attempt.score} % (${manifest.mode} run, ${attempt.verification})`,
  );
  if (attempt.outcome === 'needs-review') {
    console.log('An instructor looks at what could not be checked.');
  } else if (attempt.outcome !== 'passed') {
    throw new LabError(
      'Not passed yet. The first check above says what to mend; you can submit as often as you like.',
    );
  }
}

function printCheck({ outcome, title, message, hint, evidence }) {
  console.log(` ${MARKS[outcome] ?? '✖'} ${title}: ${message}`);
  if (outcome !== 'passed') {
    if (hint) {
      console.log(`     What to do: ${hint}`);
    }
    if (evidence) {
      console.log(`     Seen in: evidence/${evidence}`);
    }
  }
}

await runCommand(submit);
