import path from 'node:path';
import { infra } from './paths.mjs';

/** `terraform fmt -check` and `terraform validate`, as the evidence holds them. */
export async function runChecks({ terraform }) {
  const format = await terraform.run([
    'fmt',
    '-check',
    '-recursive',
    '-list=true',
    infra,
  ]);
  await terraform.init('-backend=false');
  const validation = await terraform.run(['validate', '-json']);
  return {
    fmt: {
      exitCode: format.code,
      files: format.output
        .split('\n')
        .filter(Boolean)
        .map(file => path.relative(infra, path.resolve(infra, file)))
        .sort(),
    },
    validate: JSON.parse(validation.output),
  };
}
