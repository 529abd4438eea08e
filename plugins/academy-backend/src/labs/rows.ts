import {
  Attempt,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import Big from 'big.js';
import { repositoryKey } from './repositoryKey';

/** A row of `workspace` with the scope and the end of its lease. */
export interface WorkspaceRow {
  id: string;
  learner_ref: string;
  module_ref: string;
  item_id: string;
  entity_ref: string;
  title: string;
  provider: string;
  region: string;
  /** Empty where the lab rents no machine. */
  instance_type: string;
  /** Text on PostgreSQL. */
  hours: number | string;
  budget: string;
  currency: string;
  repo_url: string;
  clone_url: string;
  /** Of `clone_url`, by {@link repositoryKey}; a repository belongs to one workspace. */
  repository: string;
  estimate: string | null;
  created_at: string;
  scope_id: string;
  expires_at: string;
}

/** A row of `attempt`. */
export interface AttemptRow {
  id: string;
  workspace_id: string;
  evidence_digest: string;
  outcome: string;
  /** Text on PostgreSQL. */
  score: number | string;
  mode: string;
  verification: string;
  grader_version: string;
  checks: string;
  submitted_at: string;
}

/** What `workspace` keeps; the scope and the end of the lease are in `lease`. */
export function toWorkspaceRow(
  workspace: Workspace,
): Omit<WorkspaceRow, 'scope_id' | 'expires_at'> {
  return {
    id: workspace.id,
    learner_ref: workspace.learnerRef,
    module_ref: workspace.moduleRef,
    item_id: workspace.itemId,
    entity_ref: workspace.entityRef,
    title: workspace.title,
    provider: workspace.provider,
    region: workspace.region,
    instance_type: workspace.instanceType ?? '',
    hours: workspace.hours,
    budget: workspace.budget,
    currency: workspace.currency,
    repo_url: workspace.repoUrl,
    clone_url: workspace.cloneUrl,
    repository: repositoryKey(workspace.cloneUrl),
    estimate: workspace.estimate ? JSON.stringify(workspace.estimate) : null,
    created_at: workspace.createdAt,
  };
}

export function toWorkspace(row: WorkspaceRow, attempts: Attempt[]): Workspace {
  return {
    id: row.id,
    learnerRef: row.learner_ref,
    moduleRef: row.module_ref,
    itemId: row.item_id,
    entityRef: row.entity_ref,
    title: row.title,
    provider: row.provider as Workspace['provider'],
    scopeId: row.scope_id,
    region: row.region,
    ...(row.instance_type ? { instanceType: row.instance_type } : {}),
    hours: Number(row.hours),
    // PostgreSQL answers with all eighteen digits behind the point
    budget: new Big(row.budget).toFixed(),
    currency: row.currency,
    repoUrl: row.repo_url,
    cloneUrl: row.clone_url,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.estimate ? { estimate: JSON.parse(row.estimate) } : {}),
    attempts,
  };
}

export function toAttemptRow(attempt: Attempt): AttemptRow {
  return {
    id: attempt.id,
    workspace_id: attempt.workspaceId,
    evidence_digest: attempt.evidenceDigest,
    outcome: attempt.outcome,
    score: attempt.score,
    mode: attempt.mode,
    verification: attempt.verification,
    grader_version: attempt.graderVersion,
    checks: JSON.stringify(attempt.checks),
    submitted_at: attempt.submittedAt,
  };
}

export function toAttempt(row: AttemptRow): Attempt {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    outcome: row.outcome as Attempt['outcome'],
    score: Number(row.score),
    mode: row.mode as Attempt['mode'],
    verification: row.verification as Attempt['verification'],
    graderVersion: row.grader_version,
    evidenceDigest: row.evidence_digest,
    submittedAt: row.submitted_at,
    checks: JSON.parse(row.checks),
  };
}
