import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  EvidenceBundle,
  WorkspacePlan,
} from '@gpu-academy/backstage-plugin-academy-common';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RECORDED = {
  folder: resolvePackagePath(
    '@gpu-academy/labs',
    'src/grading/__fixtures__/lab-1-simulated',
  ),
  workspaceId: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
  expiresAt: '2026-12-31T18:00:00',
};

/** What was agreed when the run of {@link lab1Evidence} was recorded. */
export const LAB_1 = {
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  provider: 'aws',
  region: 'us-east-1',
  instanceType: 'g6.xlarge',
  hours: 4,
  budget: '10',
  currency: 'USD',
};

/**
 * The evidence of a whole simulated run of Lab 1, as it was recorded, made out to another workspace.
 * `files` replaces some of its files.
 */
export function lab1Evidence(
  plan: Pick<WorkspacePlan, 'workspaceId' | 'expiresAt'>,
  files: Record<string, string> = {},
): EvidenceBundle {
  const all = {
    ...Object.fromEntries(
      readdirSync(RECORDED.folder).map(name => [
        name,
        readFileSync(join(RECORDED.folder, name), 'utf8')
          .replaceAll(RECORDED.workspaceId, plan.workspaceId)
          .replaceAll(RECORDED.expiresAt, plan.expiresAt.slice(0, 19)),
      ]),
    ),
    ...files,
  };
  const manifest = {
    schema: 'gpu-academy.io/evidence/v1alpha1',
    workspaceId: plan.workspaceId,
    moduleId: 'mod-102',
    itemId: 'lab-1',
    mode: 'simulated',
    commit: '0123456789012345678901234567890123456789',
    createdAt: '2026-11-23T10:00:00Z',
    tools: { terraform: '1.9.8', cloudSim: `sha256:${'0'.repeat(64)}` },
    files: Object.fromEntries(
      Object.entries(all).map(([name, text]) => [
        name,
        {
          sha256: createHash('sha256').update(text).digest('hex'),
          size: Buffer.byteLength(text),
        },
      ]),
    ),
  };
  return { manifest: JSON.stringify(manifest), files: all };
}
