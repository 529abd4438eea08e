/*
 * Records honest evidence for the tests: the genuine `terraform` makes and destroys each lab of `fixtures/` in cloud-sim,
 * and what it wrote is kept, trimmed to what graders read, in `src/grading/__fixtures__/<lab>-<cloud>/`.
 *
 *   node scripts/record-evidence.mjs [lab [cloud]]      e.g. `lab-2 gcp`; all where none is named
 *
 * A lab is its own `main.tf` and the files of `fixtures/shared/<cloud>` that its `shared.json` names; what a learner
 * writes beside Terraform lies in `submission`. To be run by hand, when a lab or a grader wants other evidence, and
 * `prettier --write` after it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const fixtures = path.join(packageFolder, 'fixtures');
const bundle = path.resolve(packageFolder, '../cloud-sim/bundle/cloud-sim.mjs');

const LABS = ['lab-1', 'lab-2', 'lab-3', 'project'];
const CLOUDS = ['aws', 'gcp', 'azure'];

const recorded = path.join(packageFolder, 'src/grading/__fixtures__');

const AGREED = {
  aws: { region: 'us-east-1', machine: 'g6.xlarge' },
  gcp: { region: 'us-central1', machine: 'g2-standard-4' },
  azure: { region: 'westeurope', machine: 'Standard_NC4as_T4_v3' },
};

/** Of the project's restore drill: a resource that holds data. */
const RESTORED = {
  aws: 'aws_s3_bucket.data',
  gcp: 'google_compute_disk.data',
  azure: 'azurerm_linux_virtual_machine.gpu',
};

const { positionals } = parseArgs({ allowPositionals: true });
const [onlyLab, onlyCloud] = positionals;
for (const lab of LABS.filter(it => !onlyLab || it === onlyLab)) {
  for (const cloud of CLOUDS.filter(it => !onlyCloud || it === onlyCloud)) {
    record(lab, cloud);
  }
}

function record(lab, cloud) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'record-evidence-'));
  try {
    const source = readSource(lab, cloud);
    const copy = path.join(folder, 'copy');
    fs.mkdirSync(copy);
    for (const [name, text] of Object.entries(source)) {
      fs.writeFileSync(path.join(copy, name), text);
    }
    const env = simulated(path.join(folder, 'cloud'), lab);
    const terraform = (...args) => run('terraform', args, { cwd: copy, env });
    const show = (...args) => JSON.parse(terraform('show', '-json', ...args));

    const unformatted = run('terraform', ['fmt', '-list=true', '-check'], {
      cwd: copy,
      env,
      mayFail: true,
    });
    if (unformatted.trim()) {
      throw new Error(`not formatted: ${unformatted}`);
    }
    terraform('init', '-input=false', '-no-color');
    const validate = JSON.parse(terraform('validate', '-json'));
    terraform('plan', '-input=false', '-out=lab.tfplan');
    const plan = show('lab.tfplan');
    const apply = terraform('apply', '-json', '-input=false', 'lab.tfplan');
    terraform('plan', '-input=false', '-out=after.tfplan');
    const after = show('after.tfplan');
    const destroy = terraform('destroy', '-json', '-auto-approve');
    const state = show();
    const sim = command =>
      run(process.execPath, [bundle, command, '--dir', env.CLOUD_SIM_DIR], {
        env,
      });

    write(`${lab}-${cloud}`, {
      'fmt.json': json({ exitCode: 0, files: [] }),
      'validate.json': json(validate),
      'source.json': json({ files: source }),
      'plan.json': json(trimPlan(plan)),
      'plan-after-apply.json': json(trimPlan(after)),
      'apply.jsonl': trimLog(apply),
      'destroy.jsonl': trimLog(destroy),
      'state-after-destroy.json': json(state),
      'inventory-after-destroy.json': sim('inventory'),
      'journal.jsonl': sim('journal'),
      ...(lab === 'lab-1' && cloud === 'aws'
        ? {}
        : { 'lab.yaml': contract(lab, cloud) }),
      ...readSubmission(lab, cloud),
    });
    process.stdout.write(`${lab} on ${cloud}\n`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function readSource(lab, cloud) {
  const own = path.join(fixtures, lab, cloud);
  const shared = JSON.parse(
    fs.readFileSync(path.join(own, 'shared.json'), 'utf8'),
  );
  return Object.fromEntries(
    [
      path.join(own, 'main.tf'),
      ...shared.map(name => path.join(fixtures, 'shared', cloud, name)),
    ].map(file => [path.basename(file), fs.readFileSync(file, 'utf8')]),
  );
}

function readSubmission(lab, cloud) {
  const folder = path.join(fixtures, lab, 'submission');
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return Object.fromEntries(
    names.map(name => [
      name,
      fs
        .readFileSync(path.join(folder, name), 'utf8')
        .replace('RESOURCE', RESTORED[cloud]),
    ]),
  );
}

/** The contract of Lab 1 on AWS, as its template wrote it, made out to another lab and cloud. */
function contract(lab, cloud) {
  const text = fs.readFileSync(
    path.join(recorded, 'lab-1-simulated/lab.yaml'),
    'utf8',
  );
  const { region, machine } = AGREED[cloud];
  return text
    .replace(/itemId: .*/, `itemId: '${lab}'`)
    .replace(/provider: .*/, `provider: ${cloud}`)
    .replace(/region: .*/, `region: '${region}'`)
    .replace(/instanceType: .*/, `instanceType: '${machine}'`)
    .replace(
      /allowedInstanceTypes:\n( {2}- .*\n)+/,
      cloud === 'aws' ? '$&' : `allowedInstanceTypes:\n  - ${machine}\n`,
    )
    .replace(/\nchecks:\n[\s\S]*/, '\nchecks: []\n');
}

function simulated(folder, lab) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: os.tmpdir(),
    CLOUD_SIM_ACCOUNT_ID: '000123456789',
    CLOUD_SIM_PROJECT_ID: 'gpu-academy-lab',
    CLOUD_SIM_SUBSCRIPTION_ID: '00000000-0000-0000-0000-000000000042',
    TF_VAR_lab: lab,
    TF_VAR_token: 'made-by-the-vault',
  };
  const printed = run(process.execPath, [bundle, 'setup', '--dir', folder], {
    env,
  });
  return { ...env, ...JSON.parse(printed) };
}

function run(program, args, { cwd, env, mayFail = false }) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0 && !mayFail) {
    throw new Error(
      `${path.basename(program)} ${args.join(' ')}:\n${stdout}${stderr}`,
    );
  }
  return stdout;
}

/** Values by Terraform's masks; what no grader reads (prior state, expressions, relevant attributes) is left out. */
function trimPlan(plan) {
  return {
    format_version: plan.format_version,
    terraform_version: plan.terraform_version,
    planned_values: {
      root_module: trimModule(plan.planned_values.root_module),
    },
    resource_changes: plan.resource_changes?.map(
      ({ address, mode, type, name, change }) => ({
        address,
        mode,
        type,
        name,
        change: { actions: change.actions },
      }),
    ),
    configuration: {
      provider_config: plan.configuration.provider_config,
      root_module: {
        resources: plan.configuration.root_module.resources.map(
          ({ address, mode, type, name, provisioners }) => ({
            address,
            mode,
            type,
            name,
            provisioners,
          }),
        ),
      },
    },
    checks: plan.checks,
    timestamp: plan.timestamp,
    complete: plan.complete,
    errored: plan.errored,
  };
}

function trimModule({ resources = [] }) {
  return {
    resources: resources.map(
      ({ address, mode, type, name, values, sensitive_values: mask }) => ({
        address,
        mode,
        type,
        name,
        values: masked(values, mask),
        sensitive_values: mask,
      }),
    ),
  };
}

function masked(value, mask) {
  if (mask === true && value !== null) {
    return '(sensitive value)';
  }
  if (Array.isArray(value) && Array.isArray(mask)) {
    return value.map((item, index) => masked(item, mask[index]));
  }
  if (value && mask && typeof value === 'object' && typeof mask === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        masked(item, mask[name]),
      ]),
    );
  }
  return value;
}

function trimLog(log) {
  return log
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
    .filter(({ type }) =>
      /^(version|apply_complete|change_summary)$/.test(type),
    )
    .map(line => `${JSON.stringify(line)}\n`)
    .join('');
}

function write(name, files) {
  const folder = path.join(
    recorded,
    name === 'lab-1-aws' ? 'lab-1-simulated' : name,
  );
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, file), text);
  }
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
