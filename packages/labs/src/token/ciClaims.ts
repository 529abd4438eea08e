import { JWTPayload } from 'jose';
import { EvidenceIssuer } from './EvidenceIssuer';
import { EvidenceTokenError } from './EvidenceTokenError';

/** What the token of a CI job says, in words that GitHub and GitLab share. */
export interface CiClaims {
  repositoryId: string;
  ownerId: string;
  /** Of the repository that was run. */
  commit: string;
  ref: string;
  /** Path and version of the workflow, e.g. `owner/repo/.github/workflows/grade.yml@refs/tags/v1`. */
  workflow: string;
  workflowCommit: string;
  /** What started it. */
  event: string;
  runner: string;
  runId: string;
  jti: string;
}

/*
 * Names of claims, November 2026. GitHub: docs.github.com/actions/reference/security/oidc. GitLab:
 * docs.gitlab.com/ci/secrets/id_token_authentication (`ci_config_ref_uri` since 16.2, `runner_environment` since 16.0).
 */
const CLAIMS: Record<EvidenceIssuer['kind'], Record<keyof CiClaims, string>> = {
  github: {
    repositoryId: 'repository_id',
    ownerId: 'repository_owner_id',
    commit: 'sha',
    ref: 'ref',
    workflow: 'job_workflow_ref',
    workflowCommit: 'job_workflow_sha',
    event: 'event_name',
    runner: 'runner_environment',
    runId: 'run_id',
    jti: 'jti',
  },
  gitlab: {
    repositoryId: 'project_id',
    ownerId: 'namespace_id',
    commit: 'sha',
    ref: 'ref',
    workflow: 'ci_config_ref_uri',
    workflowCommit: 'ci_config_sha',
    event: 'pipeline_source',
    runner: 'runner_environment',
    runId: 'pipeline_id',
    jti: 'jti',
  },
};

/** Runners that the CI system itself hosts. */
export const HOSTED: Record<EvidenceIssuer['kind'], readonly string[]> = {
  github: ['github-hosted'],
  gitlab: ['gitlab-hosted'],
};

/**
 * What only those start who may write to the repository. Pull requests, issues, comments and pipelines of other projects are
 * started by strangers too, and CI systems go on adding such events, so what is not named here is refused.
 */
export const TRUSTED_EVENTS: Record<EvidenceIssuer['kind'], readonly string[]> =
  {
    github: ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch'],
    gitlab: ['push', 'web', 'webide', 'api', 'schedule', 'trigger'],
  };

/** @throws EvidenceTokenError `missing-claim` */
export function readClaims(
  kind: EvidenceIssuer['kind'],
  payload: JWTPayload,
): CiClaims {
  const claims = Object.entries(CLAIMS[kind]).map(([name, claim]) => {
    const value = payload[claim];
    // GitLab writes ids as text, self-managed ones of old as numbers. Beyond 2^53 two ids would read as one.
    if (
      (typeof value !== 'string' && !Number.isSafeInteger(value)) ||
      value === ''
    ) {
      throw new EvidenceTokenError(
        'missing-claim',
        `The token has no claim ${claim} that is a text or a whole number, as a job of ${kind} has: ask for it in the workflow of the platform team.`,
      );
    }
    return [name, String(value)];
  });
  return Object.fromEntries(claims) as CiClaims;
}
