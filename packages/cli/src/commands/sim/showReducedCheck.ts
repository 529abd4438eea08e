import { checkReduced } from '@gpu-academy/cloud-sim';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findConfiguration } from './copyConfiguration';

/** Nothing was planned, so nothing passed. */
const NOT_RUN = 1;

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const wanted = names.filter(
    name => name.endsWith('.tf') && !/(^|\/)\.(terraform|sim)\//.test(name),
  );
  const entries = await Promise.all(
    wanted.map(async name => [
      name,
      await readFile(join(folder, name), 'utf8'),
    ]),
  );
  return Object.fromEntries(entries);
}

/** What can be found without Terraform; shown in its place, and never a pass. */
export async function showReducedCheck(folder: string): Promise<number> {
  const configuration = await findConfiguration(folder);
  const { problems, notice, checked, unchecked } = await checkReduced(
    await filesOf(configuration),
  );
  const lines = [
    'there is no terraform on this machine (https://developer.hashicorp.com/terraform/install), so this is the reduced check:',
    ...problems.map(
      ({ file, line, address, message }) =>
        `${relative('.', join(configuration, file))}:${line}: ${
          address ? `${address}: ` : ''
        }${message}`,
    ),
    `${checked} blocks were checked, ${problems.length} problems found${
      unchecked.length > 0 ? `; not checked: ${unchecked.join(', ')}` : ''
    }`,
    notice,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return NOT_RUN;
}
