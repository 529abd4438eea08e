import fs from 'node:fs';
import { confirm } from './shared/confirm.mjs';
import { runCommand } from './shared/lab-error.mjs';
import { infra } from './shared/paths.mjs';
import { backendFile, openStorage } from './shared/state-storage.mjs';
import { Terraform } from './shared/terraform.mjs';

const PLAN_FILE = 'state.tfplan';

/** Makes the storage of the state, and moves the state of infra/ there. */
async function state(options) {
  const storage = openStorage(options);
  await storage.init();
  await storage.show(['plan', '-input=false', `-out=${PLAN_FILE}`]);
  await confirm('This makes what is planned above in a real account.');
  await storage.show(['apply', '-input=false', PLAN_FILE]);
  const backend = await storage.read(['output', '-raw', 'backend']);
  fs.writeFileSync(backendFile, backend);

  await new Terraform(infra, { ...process.env }).init(
    '-migrate-state',
    '-force-copy',
  );
  console.log(
    'The state of infra/ is in the cloud now. Commit infra/backend.tf.',
  );
}

await runCommand(state);
