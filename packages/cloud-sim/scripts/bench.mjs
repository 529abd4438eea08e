/*
 * Measures what the package claims of its speed, with the genuine `terraform` and
 * the bundle that learners get. Prints one line of JSON:
 *
 *   node scripts/bench.mjs
 *   {"types": 230, "validateSeconds": 0.9, "allTypes": 470, "validateAllSeconds": 1.1, "referenceSeconds": 0.2, "lifeSeconds": 8.1}
 *
 * `validateSeconds`: `terraform validate` of a configuration of three clouds with one
 * resource of every type that labs and content units use (fixtures/course-types.txt);
 * `validateAllSeconds`: of every type there is. `referenceSeconds`: the same of an
 * empty one, what Terraform itself needs. `lifeSeconds`: init, validate, plan, apply, plan and
 * destroy of fixtures/gpu-lab. Each is the median of several runs.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const ROUNDS = 5;
const LIFE_ROUNDS = 3;

const packageFolder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);

/** A variable is unknown to `validate`, so that no rule stumbles over a sample value. */
function sample(type) {
  if (typeof type === 'string') {
    return (
      { number: '${var.number}', bool: '${var.bool}' }[type] ?? '${var.text}'
    );
  }
  const [kind, inner] = type;
  if (kind === 'list' || kind === 'set') {
    return [sample(inner)];
  }
  if (kind === 'map') {
    return { key: sample(inner) };
  }
  return Object.fromEntries(
    Object.entries(inner).map(([name, innerType]) => [name, sample(innerType)]),
  );
}

/** What a schema demands, in Terraform's JSON form. */
function required({ attributes = {}, block_types: blocks = {} }) {
  return Object.fromEntries([
    ...Object.entries(attributes)
      .filter(([, attribute]) => attribute.required)
      .map(([name, { type }]) => [name, sample(type)]),
    ...Object.entries(blocks)
      .filter(([, nested]) => nested.min_items > 0)
      .map(([name, nested]) => [name, [required(nested.block)]]),
  ]);
}

/** Of these one is demanded by a rule, which no schema tells. */
const DEMANDED = {
  aws_instance: { ami: '${var.text}', instance_type: '${var.text}' },
  aws_route_table_association: { subnet_id: '${var.text}' },
  aws_vpc_security_group_egress_rule: { cidr_ipv4: '${var.text}' },
  aws_vpc_security_group_ingress_rule: { cidr_ipv4: '${var.text}' },
  azurerm_federated_identity_credential: { parent_id: '${var.text}' },
  azurerm_key_vault_key: { key_size: '${var.number}' },
  azurerm_key_vault_secret: { value: '${var.text}' },
  azurerm_kubernetes_cluster: {
    dns_prefix: '${var.text}',
    identity: { type: '${var.text}' },
  },
  azurerm_linux_virtual_machine: {
    admin_password: '${var.text}',
    admin_username: '${var.text}',
    source_image_id: '${var.text}',
  },
  azurerm_linux_virtual_machine_scale_set: { admin_password: '${var.text}' },
  azurerm_network_watcher_flow_log: { target_resource_id: '${var.text}' },
  azurerm_role_assignment: { role_definition_id: '${var.text}' },
  azurerm_storage_container: { storage_account_id: '${var.text}' },
  azurerm_storage_queue: { storage_account_id: '${var.text}' },
  azurerm_storage_share: { storage_account_id: '${var.text}' },
  azurerm_subnet: { address_prefixes: ['${var.text}'] },
  azurerm_virtual_network: { address_space: ['${var.text}'] },
  google_cloud_scheduler_job: { http_target: { uri: '${var.text}' } },
  google_compute_firewall: { allow: { protocol: '${var.text}' } },
  google_container_cluster: { initial_node_count: '${var.number}' },
  google_iam_workload_identity_pool_provider: {
    oidc: { issuer_uri: '${var.text}' },
  },
  google_secret_manager_secret_version: { secret_data: '${var.text}' },
};

const courseTypes = fs
  .readFileSync(path.join(packageFolder, 'fixtures/course-types.txt'), 'utf8')
  .split('\n')
  .filter(line => line && !line.startsWith('#'));

/** One resource of each of these types of the three providers; of every type where none is named. */
function oneOfEach(types) {
  const resource = {};
  const providers = {};
  for (const name of ['aws', 'google', 'azurerm']) {
    const { schema } = JSON.parse(
      zlib.gunzipSync(
        fs.readFileSync(path.join(packageFolder, `schemas/${name}.json.gz`)),
      ),
    );
    providers[name] = { source: `hashicorp/${name}` };
    for (const [type, { block }] of Object.entries(schema.resource_schemas)) {
      if (types && !types.includes(type)) {
        continue;
      }
      resource[type] = { sample: { ...required(block), ...DEMANDED[type] } };
    }
  }
  return {
    terraform: { required_providers: providers },
    provider: { azurerm: { features: {} } },
    variable: {
      text: { type: 'string' },
      number: { type: 'number' },
      bool: { type: 'bool' },
    },
    resource,
  };
}

function seconds(action) {
  const since = performance.now();
  action();
  return (performance.now() - since) / 1000;
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-sim-bench-'));
try {
  const bundle = path.join(folder, 'cloud-sim.mjs');
  const run = (program, args, cwd, env) =>
    execFileSync(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  run(process.execPath, [
    path.join(packageFolder, 'scripts/bundle.mjs'),
    '--outfile',
    bundle,
  ]);
  const cloud = path.join(folder, 'cloud');
  const printed = run(process.execPath, [bundle, 'setup', '--dir', cloud]);
  const env = { ...process.env, ...JSON.parse(printed) };
  const prepare = (name, file, text) => {
    const copy = path.join(folder, name);
    fs.mkdirSync(copy);
    fs.writeFileSync(path.join(copy, file), text);
    return (...args) => run('terraform', args, copy, env);
  };

  const prepareTypes = (name, types) => {
    const terraform = prepare(
      name,
      'main.tf.json',
      JSON.stringify(types, undefined, 1),
    );
    terraform('init');
    return terraform;
  };
  const course = oneOfEach(courseTypes);
  const all = oneOfEach();
  const ofCourse = prepareTypes('course', course);
  const ofAll = prepareTypes('all', all);
  const bare = prepare('empty', 'main.tf', '');
  bare('init');
  const validate = [];
  const validateAll = [];
  const reference = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    validate.push(seconds(() => ofCourse('validate')));
    validateAll.push(seconds(() => ofAll('validate')));
    reference.push(seconds(() => bare('validate')));
  }

  const life = [];
  const lab = fs.readFileSync(
    path.join(packageFolder, 'fixtures/gpu-lab/main.tf'),
  );
  for (let round = 0; round < LIFE_ROUNDS; round += 1) {
    const live = prepare(`life-${round}`, 'main.tf', lab);
    life.push(
      seconds(() => {
        live('init');
        live('validate');
        live('plan', '-out=lab.tfplan');
        live('apply', 'lab.tfplan');
        live('plan', '-detailed-exitcode');
        live('destroy', '-auto-approve');
      }),
    );
  }
  console.log(
    JSON.stringify({
      types: Object.keys(course.resource).length,
      validateSeconds: median(validate),
      allTypes: Object.keys(all.resource).length,
      validateAllSeconds: median(validateAll),
      referenceSeconds: median(reference),
      lifeSeconds: median(life),
    }),
  );
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
