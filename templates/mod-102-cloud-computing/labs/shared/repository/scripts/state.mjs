import fs from 'node:fs';
import path from 'node:path';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { infra, root } from './shared/paths.mjs';
import { Terraform } from './shared/terraform.mjs';

/** Makes the storage of the state, and moves the state of infra/ there. */
async function state({ simulated }) {
  if (simulated) {
    throw new LabError('Simulated runs keep their state here, in .sim.');
  }
  const { region, moduleId } = readLab().values;
  const storage = new Terraform(path.join(root, 'state'), {
    ...process.env,
    TF_VAR_region: region,
    TF_VAR_module: moduleId,
  });
  await storage.init();
  await storage.show([
    'apply',
    '-input=false',
    ...(process.env.CONFIRM === 'yes' ? ['-auto-approve'] : []),
  ]);
  const backend = await storage.read(['output', '-raw', 'backend']);
  fs.writeFileSync(path.join(infra, 'backend.tf'), backend);

  await new Terraform(infra, { ...process.env }).init(
    '-migrate-state',
    '-force-copy',
  );
  console.log(
    'The state of infra/ is in the cloud now. Commit infra/backend.tf.',
  );
}

await runCommand(state);
