import { TemplateReport } from '@gpu-academy/template-testing';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../../../..');
const BIN = path.join(root, 'packages/cli/bin/academy');

/** What `academy template test` says of templates of the project. */
export interface LabsReport {
  templates: TemplateReport[];
  status: number | null;
}

/**
 * Tests the labs of one cloud with every value that their forms take, as the command does; pairs of choices, and each
 * value with a machine and with a cluster, are for `--samples all`.
 */
export function testLabs(cloud: string): Promise<LabsReport> {
  const args = ['template', 'test', path.join(root, 'templates')];
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        BIN,
        ...args,
        '--only',
        `*-${cloud}`,
        '--samples',
        'boundary',
        '--format',
        'json',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let stdout = '';
    let last = '';
    child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', text => (last = text));
    child.on('error', reject);
    child.on('close', status => {
      try {
        resolve({ templates: JSON.parse(stdout).templates, status });
      } catch {
        reject(
          new Error(`academy template test ended with ${status}: ${last}`),
        );
      }
    });
  });
}

/** A choice or a bound that a form shows people. */
export interface OfferedValue {
  template: string;
  field: string;
  value: unknown;
}

/** The choices and bounds that stand in the forms of a cloud's labs, read without the harness. */
export function offeredValues(cloud: string): OfferedValue[] {
  const folder = path.join(root, 'templates/mod-102-cloud-computing/labs');
  return fs
    .readdirSync(folder)
    .filter(it => it.endsWith(`.${cloud}.template.yaml`))
    .map(it => parse(fs.readFileSync(path.join(folder, it), 'utf8')))
    .flatMap(({ metadata, spec }) =>
      spec.parameters.flatMap(({ properties }: any) =>
        Object.entries<any>(properties).flatMap(([field, schema]) =>
          [...(schema.enum ?? []), schema.minimum, schema.maximum]
            .filter(value => value !== undefined)
            .map(value => ({ template: metadata.name, field, value })),
        ),
      ),
    );
}
