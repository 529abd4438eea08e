import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './shared/cloud-cli.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { infra } from './shared/paths.mjs';

/** Asks Azure what is left of the quota, and writes it where the plan reads it. */
async function quota() {
  const { region } = readLab().values;
  const values = JSON.parse(
    fs.readFileSync(path.join(infra, 'lab.auto.tfvars.json'), 'utf8'),
  );
  const name = quotaName(values);
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

/** The module that the plan asks, too, knows the families. */
function quotaName({ instance_type: size, purchase = 'on-demand' }) {
  const { status, stdout } = spawnSync(
    'terraform',
    ['console', `-var=size=${size}`, `-var=purchase=${purchase}`],
    {
      cwd: path.join(infra, 'modules/gpu-types'),
      input: 'local.quota_name\n',
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    },
  );
  const name = /^"(.+)"$/m.exec(stdout ?? '')?.[1];
  if (status !== 0 || !name) {
    throw new LabError(
      `infra/modules/gpu-types knows no quota for ${size}. Set instance_type in infra/lab.auto.tfvars.json to a size that it lists.`,
    );
  }
  return name;
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
