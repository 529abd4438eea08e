import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openCluster } from './cluster.mjs';
import { readOutputs } from './outputs.mjs';

/**
 * Opens the way to the cluster, hands it and the outputs to `use`, and closes the way again. A cluster has a `folder`
 * that goes away afterwards, and `run(program, args)`: kubectl or helm, beside the files of that folder.
 */
export async function withCluster(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-cluster-'));
  try {
    const outputs = await readOutputs();
    const cluster = await openCluster(outputs, folder);
    try {
      return await use({ ...cluster, folder }, outputs);
    } finally {
      await cluster.close();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
