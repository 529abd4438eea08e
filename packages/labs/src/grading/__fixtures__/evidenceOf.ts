import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  EVIDENCE_SCHEMA,
  EvidenceBundle,
  VerifiedEvidence,
} from '../../evidence/EvidenceBundle';
import { verifyBundle } from '../../evidence/verifyBundle';
import { CloudProvider } from '../../lab/LabContract';
import { scanEvidence } from '../../prescan/scanEvidence';
import { allowListFor } from '../allowListFor';
import { GradedWorkspace } from '../types';

export type Files = Record<string, string>;

/** Labs of which honest runs were recorded, on every cloud. */
export const LABS = ['lab-1', 'lab-2', 'lab-3', 'project'] as const;
export const CLOUDS = ['aws', 'gcp', 'azure'] as const;

export type LabItem = (typeof LABS)[number];

/** What the portal knows of the workspace of the recorded runs. */
export function workspaceOf(cloud: CloudProvider): GradedWorkspace {
  return {
    id: '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
    region: { aws: 'us-east-1', gcp: 'us-central1', azure: 'westeurope' }[
      cloud
    ],
    budget: '10',
    expiresAt: '2026-12-31T18:00:00.000Z',
    provider: cloud,
    hours: 4,
  };
}

/** The files of an honest run: Terraform 1.11.4 against cloud-sim, by `scripts/record-evidence.mjs`. */
export function recordedRun(item: LabItem, cloud: CloudProvider): Files {
  const folder = path.join(
    // eslint-disable-next-line no-restricted-syntax -- fixtures are read by tests alone, where the sources lie
    __dirname,
    item === 'lab-1' && cloud === 'aws'
      ? 'lab-1-simulated'
      : `${item}-${cloud}`,
  );
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

interface ManifestOptions {
  mode?: 'simulated' | 'cloud';
  workspaceId?: string;
  itemId?: string;
  /** Further fields. */
  more?: object;
}

/** Builds the manifest that goes with some files, as `make evidence` does. */
export function bundleOf(
  files: Files,
  options: ManifestOptions = {},
): EvidenceBundle {
  const manifest = {
    schema: EVIDENCE_SCHEMA,
    workspaceId: options.workspaceId ?? '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
    moduleId: 'mod-102',
    itemId: options.itemId ?? 'lab-1',
    mode: options.mode ?? 'simulated',
    commit: 'unknown',
    createdAt: '2026-11-23T14:00:00Z',
    tools: { terraform: '1.11.4' },
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        {
          sha256: createHash('sha256').update(text).digest('hex'),
          size: Buffer.byteLength(text),
        },
      ]),
    ),
    ...options.more,
  };
  return { manifest: JSON.stringify(manifest), files };
}

/** A verified bundle of which nobody has read the source. */
export function evidenceOf(
  files: Files,
  options?: ManifestOptions,
): VerifiedEvidence {
  return verifyBundle(bundleOf(files, options));
}

/** A verified bundle with its source read, as graders get it. */
export async function scannedEvidenceOf(
  files: Files,
  cloud: CloudProvider,
  options: ManifestOptions = {},
): Promise<VerifiedEvidence> {
  const evidence = evidenceOf(files, options);
  const { moduleId, itemId } = evidence.manifest;
  return scanEvidence(evidence, allowListFor(`${moduleId}/${itemId}`, cloud));
}
