import { createHash } from 'node:crypto';
import {
  EVIDENCE_SCHEMA,
  VerifiedEvidence,
} from '../../evidence/EvidenceBundle';
import { verifyBundle } from '../../evidence/verifyBundle';

/** Builds the manifest that goes with some files, as `make evidence` does. */
export function evidenceOf(
  files: Record<string, string>,
  options: { mode?: 'simulated' | 'cloud'; workspaceId?: string } = {},
): VerifiedEvidence {
  const manifest = {
    schema: EVIDENCE_SCHEMA,
    workspaceId: options.workspaceId ?? '4c1f6c4e-6d0b-4e4e-9a5e-3d1f0c0a7b10',
    moduleId: 'mod-102',
    itemId: 'lab-1',
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
  };
  return verifyBundle({ manifest: JSON.stringify(manifest), files });
}
