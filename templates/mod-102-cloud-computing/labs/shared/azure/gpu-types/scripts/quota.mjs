import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './shared/cloud-cli.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { infra } from './shared/paths.mjs';

/**
 * Asks Azure for the quota, and writes it where the plan reads it. What is in use is said and not subtracted: the lab's
 * own machine is part of it. QUOTA_VCPUS is taken for the answer, where whoever plans may not ask.
 */
async function quota() {
  const { region } = readLab().values;
  const told = process.env.QUOTA_VCPUS;
  if (told) {
    if (!/^\d+$/.test(told)) {
      throw new LabError(
        `QUOTA_VCPUS: found ${told}, expected a number of vCPUs such as 24.`,
      );
    }
    write(Number(told));
    console.log(`${told} vCPUs by QUOTA_VCPUS; Azure was not asked.`);
    return;
  }
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
  write(Number(found.limit));
  console.log(
    `${name} in ${region}: ${found.currentValue} of ${found.limit} vCPUs are in use. The limit is written to infra/quota.auto.tfvars.json.`,
  );
}

function write(vcpus) {
  fs.writeFileSync(
    path.join(infra, 'quota.auto.tfvars.json'),
    `${JSON.stringify({ quota_vcpus: vcpus }, undefined, 2)}\n`,
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
        ? 'The Azure command line (az) is not installed: https://learn.microsoft.com/cli/azure/install-azure-cli. Where the quota is known, QUOTA_VCPUS says it.'
        : `The Azure command line failed: ${error.stderr ?? error.message}`,
    );
  }
}

// Names of families differ in case and spaces from one API to the next.
function normal(name) {
  return name.replaceAll(' ', '').toLowerCase();
}

await runCommand(quota);
