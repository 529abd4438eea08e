import { runChecks } from './shared/checks.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { openRun } from './shared/run.mjs';
import { explainUnknownTypes } from './shared/unknown-types.mjs';

/** Is infra/ formatted, valid, and does it pass its own tests? Creates nothing. */
async function verify(options) {
  const run = await openRun(options);
  const version = await run.terraform.version();
  const { fmt, validate } = await runChecks(run);

  if (fmt.exitCode !== 0) {
    throw new LabError(
      `Not formatted: ${
        fmt.files.join(', ') || 'see above'
      }. Run: terraform fmt -recursive infra`,
    );
  }
  console.log('Formatted.');

  for (const { severity, summary, detail, range } of validate.diagnostics) {
    const place = range ? `${range.filename}:${range.start.line}: ` : '';
    console.error(`${severity}: ${place}${summary}. ${detail}`);
  }
  if (!validate.valid) {
    const unknown =
      run.mode === 'simulated' &&
      explainUnknownTypes(validate.diagnostics, run.lab.values.provider);
    throw new LabError(
      `${validate.error_count} errors in infra/, see above.${
        unknown ? ` ${unknown}` : ''
      }`,
    );
  }
  console.log('Valid.');

  const [, minor] = version.split('.').map(Number);
  if (version.startsWith('1.') && minor < 7) {
    console.log(
      `Not tested: \`terraform test\` with mocks needs 1.7, this is ${version}.`,
    );
    return;
  }
  await run.terraform.show(['test']);
}

await runCommand(verify);
