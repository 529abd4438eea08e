import fs from 'node:fs';
import path from 'node:path';
import { confirm } from './shared/confirm.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { infra } from './shared/paths.mjs';
import {
  backendFile,
  openStorage,
  storageFolder,
} from './shared/state-storage.mjs';
import { resourcesOf } from './shared/teardown.mjs';
import { Terraform } from './shared/terraform.mjs';

/** Brings the state of infra/ back here, and destroys its storage; refuses as long as the lab exists. */
async function stateDestroy(options) {
  const storage = openStorage(options);
  if (!fs.existsSync(path.join(storageFolder, 'terraform.tfstate'))) {
    throw new LabError(
      'state/terraform.tfstate is not here, so Terraform knows of no storage to destroy. Run this where `make state` was run, or import the storage: terraform -chdir=state import ADDRESS ID',
    );
  }
  await requireEmptyLab();
  await confirm(
    'This destroys the storage of the state, with every old version in it, in a real account.',
  );
  if (fs.existsSync(backendFile)) {
    fs.rmSync(backendFile);
    await new Terraform(infra, { ...process.env }).init(
      '-migrate-state',
      '-force-copy',
    );
  }
  await storage.init();
  await storage.show(['destroy', '-input=false', '-auto-approve']);
  console.log(
    'The storage is gone; the state of infra/ lies here again. Commit that infra/backend.tf is gone.',
  );
}

// Without its state nobody finds again what a lab made.
async function requireEmptyLab() {
  const lab = new Terraform(infra, { ...process.env });
  await lab.init();
  const { values } = JSON.parse(await lab.read(['show', '-json']));
  const held = resourcesOf(values?.root_module);
  if (held.length > 0) {
    throw new LabError(
      `The state still holds ${held.length} resources, such as ${held
        .slice(0, 3)
        .join(', ')}. Destroy the lab first: make destroy verify-teardown`,
    );
  }
}

await runCommand(stateDestroy);
