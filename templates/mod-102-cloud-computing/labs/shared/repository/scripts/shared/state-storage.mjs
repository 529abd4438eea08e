import fs from 'node:fs';
import path from 'node:path';
import { readLab } from './lab-contract.mjs';
import { LabError } from './lab-error.mjs';
import { infra, root } from './paths.mjs';
import { Terraform } from './terraform.mjs';

/** Where the state of infra/ is kept once it is in the cloud. */
export const backendFile = path.join(infra, 'backend.tf');

/** Its Terraform, which describes the storage. */
export const storageFolder = path.join(root, 'state');

/** The storage of the state, with the values that its names and tags are made of. */
export function openStorage({ simulated }) {
  if (simulated) {
    throw new LabError('Simulated runs keep their state here, in .sim.');
  }
  const { region, moduleId, workspaceId } = readLab().values;
  fs.writeFileSync(
    path.join(storageFolder, 'terraform.tfvars.json'),
    `${JSON.stringify(
      { region, module: moduleId, workspace: workspaceId },
      null,
      2,
    )}\n`,
  );
  return new Terraform(storageFolder, { ...process.env });
}
