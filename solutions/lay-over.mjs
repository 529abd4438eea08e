// Lays a reference solution over a lab repository: node solutions/lay-over.mjs LAB CLOUD REPOSITORY
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const labs = fileURLToPath(
  new URL('./mod-102-cloud-computing', import.meta.url),
);

/** What a .njk file of a solution may ask for: a value that Terraform is given, as JSON. */
const VALUE = /\$\{\{ values\.(\w+) \| dump \}\}/g;

function layOver(lab, cloud, repository) {
  const parts = ['repository', cloud].map(part => path.join(labs, lab, part));
  if (!fs.existsSync(parts[1])) {
    const known = fs.readdirSync(labs).sort().join(', ');
    throw new Error(
      `There is no solution of ${lab} on ${cloud}: expected one of ${known}, on aws, azure or gcp. Lab 1 has nothing to solve.`,
    );
  }
  const given = path.join(repository, 'infra/lab.auto.tfvars.json');
  if (!fs.existsSync(given)) {
    throw new Error(
      `${repository} is no lab repository: infra/lab.auto.tfvars.json is missing. Name the folder of a clone.`,
    );
  }
  const values = JSON.parse(fs.readFileSync(given, 'utf8'));
  for (const part of parts.filter(folder => fs.existsSync(folder))) {
    for (const name of fs.readdirSync(part, { recursive: true })) {
      const from = path.join(part, name);
      if (fs.statSync(from).isFile()) {
        write(from, path.join(repository, name), values);
      }
    }
  }
}

function write(from, to, values) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (!from.endsWith('.njk')) {
    fs.copyFileSync(from, to);
    return;
  }
  const text = fs
    .readFileSync(from, 'utf8')
    .replace(VALUE, (_, name) => JSON.stringify(values[name]));
  fs.writeFileSync(to.slice(0, -'.njk'.length), text);
}

const [lab, cloud, repository] = process.argv.slice(2);
try {
  if (!repository) {
    throw new Error('Usage: node solutions/lay-over.mjs LAB CLOUD REPOSITORY');
  }
  layOver(lab, cloud, path.resolve(repository));
  console.log(`The solution of ${lab} on ${cloud} lies over ${repository}.`);
} catch (error) {
  console.error(`Error: ${error.message}`);
  process.exitCode = 1;
}
