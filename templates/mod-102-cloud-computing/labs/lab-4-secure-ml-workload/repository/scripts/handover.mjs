import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './shared/lab-error.mjs';
import { readLab } from './shared/lab-contract.mjs';
import { root } from './shared/paths.mjs';
import { readProjectOutputs } from './shared/project-outputs.mjs';

/** Writes handover.json: what PROJ-201 and PROJ-202 take over, as docs/handover.md describes it. */
async function handover() {
  const { values } = readLab();
  const outputs = await readProjectOutputs();
  const document = {
    schema: 'gpu-academy.io/project-handover/v1alpha1',
    workspaceId: values.workspaceId,
    provider: values.provider,
    region: values.region,
    expiresAt: values.expiresAt,
    outputs,
  };
  fs.writeFileSync(
    path.join(root, 'handover.json'),
    `${JSON.stringify(document, undefined, 2)}\n`,
  );
  console.log('Wrote handover.json; docs/handover.md says who takes what.');
}

await runCommand(handover);
