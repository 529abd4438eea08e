import fs from 'node:fs';
import path from 'node:path';
import { cloudInventory } from './cloud-inventory.mjs';
import { CloudSim } from './cloud-sim.mjs';
import { readLab } from './lab-contract.mjs';
import { infra, sim } from './paths.mjs';
import { Records } from './records.mjs';
import { Secrets } from './secrets.mjs';
import { Terraform } from './terraform.mjs';

// What Terraform keeps between commands; everything else in the copy is replaced by what is in infra/.
const KEPT = /^(\.terraform|terraform\.tfstate.*)$/;

/**
 * One way to run the lab: `cloud` runs infra/ as it is; `simulated` runs a copy of it, so that the simulator's
 * state and lock file never mix with the real ones.
 */
export async function openRun({ simulated }) {
  const lab = readLab();
  return simulated ? openSimulatedRun(lab) : openCloudRun(lab);
}

function openCloudRun(lab) {
  const secrets = new Secrets(lab.text);
  return {
    mode: 'cloud',
    lab,
    terraform: new Terraform(infra, { ...process.env }),
    secrets,
    records: new Records('cloud', secrets),
    inventory: () => cloudInventory(lab),
  };
}

async function openSimulatedRun(lab) {
  console.log('Simulated: nothing real is created, nothing costs.');
  const cloudSim = await CloudSim.install(lab);
  const directory = path.join(sim, 'run');
  copyInfra(directory);
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TF_')),
  );
  const secrets = new Secrets(lab.text);
  const environment = { ...inherited, ...(await cloudSim.environment()) };
  return {
    mode: 'simulated',
    lab,
    terraform: new Terraform(directory, environment),
    secrets,
    records: new Records('simulated', secrets),
    inventory: () => cloudSim.inventory(),
    journal: () => cloudSim.journal(),
  };
}

function copyInfra(directory) {
  fs.mkdirSync(directory, { recursive: true });
  for (const name of fs.readdirSync(directory)) {
    if (!KEPT.test(name)) {
      fs.rmSync(path.join(directory, name), { recursive: true });
    }
  }
  for (const name of fs.readdirSync(infra)) {
    if (!KEPT.test(name) && name !== '.terraform.lock.hcl') {
      fs.cpSync(path.join(infra, name), path.join(directory, name), {
        recursive: true,
      });
    }
  }
  // An override file wins over any backend that infra/ configures.
  fs.writeFileSync(
    path.join(directory, 'sim_override.tf'),
    'terraform {\n  backend "local" {}\n}\n',
  );
}
