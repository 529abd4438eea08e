import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './shared/cloud-cli.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { infra } from './shared/paths.mjs';

// As in locals.tf of the module that rents the GPU.
const FAMILIES = {
  Standard_NC4as_T4_v3: 'standardNCASv3_T4Family',
  Standard_NC8as_T4_v3: 'standardNCASv3_T4Family',
  Standard_NC16as_T4_v3: 'standardNCASv3_T4Family',
  Standard_NV36ads_A10_v5: 'StandardNVADSA10v5Family',
  Standard_NC24ads_A100_v4: 'StandardNCADSA100v4Family',
};

/** Asks Azure what is left of the quota, and writes it where the plan reads it. */
async function quota() {
  const { region } = readLab().values;
  const values = JSON.parse(
    fs.readFileSync(path.join(infra, 'lab.auto.tfvars.json'), 'utf8'),
  );
  const name =
    values.purchase === 'spot'
      ? 'lowPriorityCores'
      : FAMILIES[values.instance_type];
  const usages = await usagesIn(region);
  const found = usages.find(usage => normal(usage.name.value) === normal(name));
  if (!found) {
    throw new LabError(
      `Azure names no quota ${name} in ${region}: the size may not be offered there. Choose another region or size in infra/lab.auto.tfvars.json.`,
    );
  }
  const left = Number(found.limit) - Number(found.currentValue);
  fs.writeFileSync(
    path.join(infra, 'quota.auto.tfvars.json'),
    `${JSON.stringify({ quota_vcpus: left }, undefined, 2)}\n`,
  );
  console.log(
    `${name} in ${region}: ${left} of ${found.limit} vCPUs are free. Written to infra/quota.auto.tfvars.json.`,
  );
}

async function usagesIn(region) {
  try {
    return await readJson('az', [
      'vm',
      'list-usage',
      '--location',
      region,
      '--output',
      'json',
    ]);
  } catch (error) {
    throw new LabError(
      error.code === 'ENOENT'
        ? 'The Azure command line (az) is not installed: https://learn.microsoft.com/cli/azure/install-azure-cli'
        : `The Azure command line failed: ${error.stderr ?? error.message}`,
    );
  }
}

// Names of families differ in case and spaces from one API to the next.
function normal(name) {
  return name.replaceAll(' ', '').toLowerCase();
}

await runCommand(quota);
