import { PrescanReport } from '../prescan/PrescanReport';

/**
 * A submission as it is uploaded: `POST /api/academy/evidence` takes exactly this shape.
 *
 * @public
 */
export interface EvidenceBundle {
  /** The exact text of `manifest.json`; its digest identifies the submission. */
  manifest: string;
  /** File name to its text. */
  files: Readonly<Record<string, string>>;
}

/**
 * A submission whose manifest and files agree with each other. Made by {@link verifyBundle} and
 * {@link verifyStoredBundle} only.
 *
 * @public
 */
export interface VerifiedEvidence {
  /** Of the manifest's text, `sha256:<hex>`. */
  digest: string;
  manifest: EvidenceManifest;
  /** File name to its text; names and digests are those of the manifest. */
  files: Readonly<Record<string, string>>;
  /** Files that were left out when secrets were taken out, and why they cannot be read. */
  unreadable?: Readonly<Record<string, string>>;
  /** What stands in `source.json`; {@link scanEvidence} adds it. */
  prescan?: PrescanReport;
}

/** The value of `schema` in a manifest. @public */
export const EVIDENCE_SCHEMA = 'gpu-academy.io/evidence/v1alpha1';

/**
 * What `manifest.json` says of a run: which workspace it belongs to, how it was run, and the digest of every file.
 *
 * @public
 */
export interface EvidenceManifest {
  schema: typeof EVIDENCE_SCHEMA;
  workspaceId: string;
  /** Name of the module's entity, e.g. `mod-102`. */
  moduleId: string;
  /** Id of the item within its module, e.g. `lab-1`. */
  itemId: string;
  /** `simulated`: real Terraform against cloud-sim. `cloud`: against a cloud. */
  mode: 'simulated' | 'cloud';
  /** Commit that was run; `-dirty` is appended where the working tree differed from it. */
  commit: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  tools: {
    /** Version of the Terraform that ran. */
    terraform: string;
    /** `sha256:<hex>` of the simulator; simulated runs only. */
    cloudSim?: string;
  };
  /** What was given for this attempt, so that an old run cannot be sent again under a new token. */
  nonce?: string;
  /** What was run; `source.json` holds its text. */
  source?: {
    /** See {@link sourceDigest}. */
    digest: string;
    /** What `academy lab verify` found before `init`; the portal looks again. */
    prescan?: { version: string; findings: number };
  };
  /** File name to the digest (hex) and size (bytes of UTF-8) of its text. */
  files: Record<string, { sha256: string; size: number }>;
}
