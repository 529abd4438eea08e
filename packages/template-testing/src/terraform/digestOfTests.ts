import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readHcl } from '../checks/readHcl';
import { RenderedSample } from '../checks/RenderedSample';
import { filesOfRoot } from './filesOfRoot';

/*
 * The `variables` of a file of tests come before every other source of values. So the values that all these files set
 * themselves make no difference to the tests, whatever the form: tests that read the same are run once.
 */

/** Of everything that the tests of a root depend on; undefined where there are none. */
export async function digestOfTests(
  rendered: RenderedSample,
  root: string,
  variables: JsonObject,
): Promise<string | undefined> {
  const files = filesOfRoot(rendered, root);
  const inRoot = (file: string) => path.posix.relative(root, file);
  const tests = files.filter(it =>
    /^(tests\/)?[^/]+\.tftest\.hcl$/.test(inRoot(it)),
  );
  if (!tests.length) {
    return undefined;
  }
  const fixed = await variablesSetByAll(rendered, tests);
  const hash = createHash('sha256');
  const open = (values: object) =>
    Object.entries(values).filter(([name]) => !fixed.has(name));
  const { environment } = rendered.samples.terraform ?? {};
  hash.update(JSON.stringify([root, open(variables), environment]));
  for (const file of files) {
    const values = isValues(inRoot(file))
      ? await readValues(rendered, file)
      : undefined;
    const content = values ? JSON.stringify(open(values)) : rendered.read(file);
    hash.update(`${file}\0${content ?? ''}\0`);
  }
  return hash.digest('hex');
}

/** Files of values that Terraform takes by itself. */
function isValues(file: string): boolean {
  return /^(terraform|[^/]+\.auto)\.tfvars(\.json)?$/.test(file);
}

async function variablesSetByAll(
  rendered: RenderedSample,
  tests: string[],
): Promise<Set<string>> {
  let all: string[] | undefined;
  for (const file of tests) {
    const test = await readHclObject(file, rendered.read(file) ?? '');
    const blocks = (test?.variables ?? []) as object[];
    const names = blocks.flatMap(it => Object.keys(it));
    all = all ? all.filter(it => names.includes(it)) : names;
  }
  return new Set(all);
}

/** Undefined where they cannot be read; then the text counts. */
async function readValues(
  rendered: RenderedSample,
  file: string,
): Promise<object | undefined> {
  const text = rendered.read(file) ?? '';
  if (file.endsWith('.json')) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  return readHclObject(file, text);
}

async function readHclObject(
  file: string,
  text: string,
): Promise<Record<string, unknown> | undefined> {
  const read = await readHcl(file, text);
  return 'documents' in read
    ? (read.documents?.[0] as Record<string, unknown>)
    : undefined;
}
