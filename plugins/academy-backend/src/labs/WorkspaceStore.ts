import { Lease } from '@gpu-academy/attribution';
import {
  Attempt,
  EvidenceBundle,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import { ProgressEvent } from '@gpu-academy/curriculum';
import { BundleRedactions } from '@gpu-academy/labs';
import { LeaseReader } from '../attribution';

/** A workspace and the lease that it comes with. */
export interface NewWorkspace {
  workspace: Workspace;
  lease: Lease;
  /** What its learner did by making it; appended in the same transaction. */
  events: ProgressEvent[];
}

/** Evidence and its grade. */
export interface NewAttempt {
  attempt: Attempt;
  /** Without secrets. */
  bundle: EvidenceBundle;
  /** By which the bundle fits its manifest still; absent where nothing was taken out of it. */
  redactions?: BundleRedactions;
  /** What the grade means for the learner's progress; appended in the same transaction. */
  events: ProgressEvent[];
}

/** Workspaces, their leases, and the evidence and attempts for them. */
export interface WorkspaceStore extends LeaseReader {
  /** @throws ConflictError where the id, the entity's name or the repository is taken. */
  addWorkspace(workspace: NewWorkspace): Promise<void>;

  /** With its attempts, newest first. Undefined where there is none. */
  getWorkspace(id: string): Promise<Workspace | undefined>;

  /** With their attempts, newest first, by learner; a learner without any is absent. */
  listWorkspacesOf(learnerRefs: string[]): Promise<Map<string, Workspace[]>>;

  /** All of them, without their attempts. */
  listWorkspaces(): Promise<Workspace[]>;

  /** @throws ConflictError where the same evidence was stored before. */
  addAttempt(attempt: NewAttempt): Promise<void>;

  getAttempt(id: string): Promise<Attempt | undefined>;

  /** The attempt that graded the evidence with the digest. */
  findAttempt(evidenceDigest: string): Promise<Attempt | undefined>;
}
